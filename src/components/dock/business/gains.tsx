// What the difference between two latencies is in orders and money a month: the lesson's way, and both exact readings of
// "150 million orders a month". Where they differ, a sentence says why.
import {
  type Anchors,
  type Curve,
  type Gain,
  gainIfPlaced,
  gainIfStarted,
  LESSON_SHOP,
  lessonGain,
  relativeReduction,
  type Shop,
} from '../../../theory/business.ts';
import { countOf, decimalText } from '../../shared/format.ts';
import { moneyText, ordersText, shareText } from './business-text.ts';
import { type BeforeAfter, beforeAfter, type LaneLoss } from './lane-loss.ts';

interface GainsProps {
  curve: Curve;
  anchors: Anchors;
  losses: readonly LaneLoss[];
  shop: Shop;
  onShop: (shop: Shop) => void;
}

export function Gains({ curve, anchors, losses, shop, onShop }: GainsProps) {
  const pair = beforeAfter(losses, curve, anchors);
  const { before, after } = pair;
  const monthly = ordersText(shop.monthly);
  const rows: { name: string; formula: string; gain: Gain; isLesson?: boolean }[] = [
    {
      name: 'the lesson’s way',
      formula: `${monthly} × (${shareText(before)} − ${shareText(after)})`,
      gain: lessonGain(shop, before, after),
      isLesson: true,
    },
    {
      name: 'checkouts started',
      formula: `${monthly} × (1 − p)`,
      gain: gainIfStarted(shop, before, after),
    },
    {
      name: 'orders placed today',
      formula: `${monthly} × ${shareText(1 - after)} / ${shareText(1 - before)}`,
      gain: gainIfPlaced(shop, before, after),
    },
  ];
  return (
    <section className="business__part business__part--gains" aria-label="Orders and revenue a month">
      <h3 className="business__title">Orders and revenue a month</h3>
      <p className="business__small">{sourceText(pair, losses)}</p>
      <table className="dock__table gains">
        <thead>
          <tr>
            <th scope="col">if “{monthly} a month” means</th>
            <th scope="col" className="is-number">
              before
            </th>
            <th scope="col" className="is-number">
              after
            </th>
            <th scope="col" className="is-number">
              more orders
            </th>
            <th scope="col" className="is-number">
              × ${decimalText(shop.value, 2)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, formula, gain, isLesson }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                <span className="gains__formula">{formula}</span>
              </th>
              <td className="is-number">{isLesson ? '' : ordersText(gain.before)}</td>
              <td className="is-number">{isLesson ? '' : ordersText(gain.after)}</td>
              <td className="is-number">{ordersText(gain.more)}</td>
              <td className="is-number gains__money">{moneyText(gain.revenue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ShopFields shop={shop} onShop={onShop} />
      <Remarks pair={pair} />
    </section>
  );
}

/** Where the two shares come from, and what they leave out. */
function sourceText(pair: BeforeAfter, losses: readonly LaneLoss[]): string {
  const [one, other] = pair.names;
  const shares = `${shareText(pair.before)} → ${shareText(pair.after)}`;
  if (!pair.measured) return `${shares}: the curve at ${one} and at ${other}, until both lanes have answered an order.`;
  const counted = losses.map((loss) => `${countOf(loss.counted, 'order')} in ${loss.lane.toUpperCase()}`).join(', ');
  const waiting = losses.filter((loss) => loss.waiting > 0);
  const open = waiting.map((loss) => `${countOf(loss.waiting, 'customer')} in ${loss.lane.toUpperCase()}`).join(', ');
  const flatter = open === '' ? '' : ` Not in it: ${open} still waiting, so it flatters.`;
  return `${shares} in ${one} and ${other}: the mean of the curve over ${counted}.${flatter}`;
}

function Remarks({ pair }: { pair: BeforeAfter }) {
  const less = shareText(relativeReduction(pair.before, pair.after));
  return (
    <ul className="business__remarks">
      <li>
        {shareText(pair.before)} to {shareText(pair.after)} is (before − after) / before = {less} less abandonment. For
        its 15 % to 5 % the lesson says 70 %; it is 66.7 %.
      </li>
      <li>
        The lesson multiplies the percentage points by its orders. That is exact if they are started checkouts; if they
        are placed orders, more of the same customers stay and the gain is greater.
      </li>
      <li>
        The lesson’s first list of the slow checkout leaves analytics out: 100 + 2,000 + 500 + 1,000 is 3,600 ms; with
        its 300 ms it is 3,900 ms.
      </li>
    </ul>
  );
}

function ShopFields({ shop, onShop }: { shop: Shop; onShop: (shop: Shop) => void }) {
  const number = (text: string, fallback: number) => {
    const value = Number(text.replaceAll(',', ''));
    return Number.isFinite(value) && value >= 0 ? value : fallback;
  };
  return (
    <p className="gains__shop">
      <label>
        million a month
        <input
          className="field"
          inputMode="decimal"
          defaultValue={decimalText(shop.monthly / 1e6, 2)}
          onChange={(event) =>
            onShop({ ...shop, monthly: number(event.currentTarget.value, LESSON_SHOP.monthly / 1e6) * 1e6 })
          }
        />
      </label>
      <label>
        $ an order
        <input
          className="field"
          inputMode="decimal"
          defaultValue={decimalText(shop.value, 2)}
          onChange={(event) => onShop({ ...shop, value: number(event.currentTarget.value, LESSON_SHOP.value) })}
        />
      </label>
    </p>
  );
}
