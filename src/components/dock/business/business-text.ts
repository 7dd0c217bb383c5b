// How shares, orders and money are written in the business panel.
import { countText, decimalText } from '../../shared/format.ts';

const MILLION = 1e6;
const fixed = (value: number, digits: number) =>
  new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** `15.0 %` */
export const shareText = (share: number): string => `${fixed(share * 100, 1)}\u00a0%`;

/** `150 M`, `17.65 M`, `127.5 M`; below a million in full. */
export function ordersText(orders: number): string {
  return Math.abs(orders) >= MILLION ? `${decimalText(orders / MILLION, 2)} M` : countText(orders);
}

/** `$882 M` */
export function moneyText(dollars: number): string {
  const sign = dollars < 0 ? '−' : '';
  const size = Math.abs(dollars);
  return size >= MILLION ? `${sign}$${countText(size / MILLION)} M` : `${sign}$${countText(size)}`;
}
