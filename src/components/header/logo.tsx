// The mark: messages queued up behind one another, the first of them being taken.
export function Logo() {
  return (
    <svg className="logo" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <rect width="20" height="20" rx="5" fill="var(--ink)" />
      <rect x="4.5" y="5" width="3" height="10" rx="1" fill="var(--on-ink)" />
      <rect x="8.75" y="5" width="3" height="10" rx="1" fill="var(--on-ink)" />
      <rect x="13" y="9" width="3" height="6" rx="1" fill="var(--mark)" />
    </svg>
  );
}
