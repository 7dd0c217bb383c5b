// Numbers as screen and sentences write them: grouped thousands, times in the unit that reads best, no locale of the machine.

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** `1,204` */
export const countText = (count: number): string => grouped.format(count);

/** At most so many digits behind the point, and no trailing zeros: `115.7`. */
export function decimalText(value: number, digits = 1): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(value);
}

/** `110 ms`, `3,900 ms`, `12.4 s`, `2 min 5 s`: milliseconds as long as a person can hold them. */
export function msText(ms: number): string {
  if (ms < 10 && ms % 1 !== 0) return `${decimalText(ms)} ms`;
  if (ms < 10_000) return `${countText(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`;
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** `00:01.240`, and `1:02:03.004` from the first hour on. */
export function clockText(ms: number): string {
  const whole = Math.floor(ms);
  const hours = Math.floor(whole / 3_600_000);
  const minutes = Math.floor(whole / 60_000) % 60;
  const seconds = Math.floor(whole / 1_000) % 60;
  const rest = String(whole % 1_000).padStart(3, '0');
  return `${hours > 0 ? `${hours}:` : ''}${twoDigits(minutes)}:${twoDigits(seconds)}.${rest}`;
}

/** `35.5×` */
export const ratioText = (ratio: number): string => `${decimalText(ratio, ratio < 100 ? 1 : 0)}×`;

/** How fast simulated time goes, to two significant digits: `0.05×`, `0.4×`, `12×`. */
export function speedText(rate: number): string {
  if (rate <= 0) return '0×';
  const digits = rate >= 10 ? 0 : rate >= 1 ? 1 : 2;
  return `${decimalText(rate, digits)}×`;
}

/** `96 %` */
export const percentText = (share: number): string => `${decimalText(share * 100, share < 0.1 ? 1 : 0)} %`;

/** `1 order`, `1,204 orders`; the plural takes an s unless it is given. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** `stock`, `stock and e-mail`, `stock, e-mail and sales` */
export function listText(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Keeps a number and its unit, and e-mail, on one line. */
export const unbroken = (text: string): string =>
  text.replaceAll(/(\d) (ms|s|min|h|%)\b/g, '$1\u00a0$2').replaceAll(/\b(e)-(?=mail)/gi, '$1\u2011');

/** How many of those there are; or, where one can have several in hand at once, how many they have between them. */
export const busyText = (busy: number, capacity: number): string =>
  busy > capacity ? `${countText(busy)} by ${countText(capacity)}` : `${countText(busy)} of ${countText(capacity)}`;
