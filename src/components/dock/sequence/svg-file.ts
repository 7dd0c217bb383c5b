// A drawing of the page as a file of its own: what style sheets say of it is written into it, heads included.

const KEPT = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'paint-order',
  'opacity',
];

function inlined(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of KEPT) {
    const value = style.getPropertyValue(name);
    if (value) to.setAttribute(name, value);
  }
  for (const name of ['class', 'role', 'tabindex', 'aria-label', 'aria-current', 'aria-hidden'])
    to.removeAttribute(name);
  [...from.children].forEach((child, index) => {
    const copy = to.children[index];
    if (copy) inlined(child, copy);
  });
}

/** `heads` are the names that stay above the drawing while it scrolls, each at its place. */
export function svgFile(drawing: SVGSVGElement, heads: readonly { text: string; x: number }[], headPx: number): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  inlined(drawing, copy);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const style = getComputedStyle(drawing);
  const ground = document.createElementNS(copy.namespaceURI, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', style.getPropertyValue('--surface').trim() || 'white');
  copy.prepend(ground);
  for (const { text, x } of heads) {
    const head = document.createElementNS(copy.namespaceURI, 'text');
    const look = {
      x: String(x),
      y: String(headPx - 12),
      'text-anchor': 'middle',
      'font-family': style.fontFamily,
      'font-size': '12',
      'font-weight': '600',
    };
    for (const [name, value] of Object.entries(look)) head.setAttribute(name, value);
    head.setAttribute('fill', style.getPropertyValue('--text').trim() || 'black');
    // As narrow as on the page: a word a line where there are two.
    const words = text.split(' ').slice(0, 2);
    words.forEach((word, index) => {
      const line = document.createElementNS(copy.namespaceURI, 'tspan');
      line.setAttribute('x', String(x));
      line.setAttribute('dy', index === 0 ? String((1 - words.length) * 7) : '14');
      line.textContent = index === 1 ? text.slice(words[0]!.length + 1) : word;
      head.append(line);
    });
    copy.append(head);
  }
  return new XMLSerializer().serializeToString(copy);
}
