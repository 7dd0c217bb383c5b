// The diagram's own `style` lines, honoured discreetly: its fill and stroke become a hint of colour that both themes mix
// into their own surfaces. What is not a colour is left out.

const COLOUR = /^(#[0-9a-f]{3,8}|[a-z]{3,20}|(rgb|hsl)a?\([\d\s.,%/]+\))$/i;

export function styleColours(style: Readonly<Record<string, string>>): Record<string, string> {
  const colours: Record<string, string> = {};
  const { fill, stroke } = style;
  if (fill && COLOUR.test(fill)) colours['--own-fill'] = fill;
  if (stroke && COLOUR.test(stroke)) colours['--own-stroke'] = stroke;
  return colours;
}
