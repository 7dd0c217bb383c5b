// Before the first paint: the theme that the person chose, or the system's. The page itself takes over from here.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('queuescope.theme');
  } catch {}
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
})();
