// The live numbers of one component, sampled so that they can be read.
import type { ComponentFrame, Summary } from '../../protocol/frame.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import { laneOf } from '../../stores/run-store.ts';
import { countText, decimalText, msText, percentText } from '../shared/format.ts';
import { useSampled } from '../shared/use-run.ts';
import { theoryOf, theoryVerdict } from './theory.ts';

export function Pairs({ pairs }: { pairs: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="pairs">
      {pairs.map(([name, value]) => (
        <div key={name} className="pairs__pair">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Mean, median and the far end, or that nothing has been measured. */
export const summaryPairs = (name: string, summary: Summary): [string, string][] =>
  summary.count === 0
    ? []
    : [
        [`${name}, mean`, msText(summary.mean)],
        [`${name}, p95`, msText(summary.p95)],
        [`${name}, longest`, msText(summary.max)],
      ];

function pairsOf(frame: ComponentFrame): [string, string][] {
  const { capacity, busy, utilisation, busyMean } = frame;
  const isPool = frame.kind === 'workers';
  const pairs: [string, string][] = [
    ['busy now', capacity === null ? countText(busy) : `${countText(busy)} of ${countText(capacity)}`],
    ['busy on average', decimalText(busyMean, 1)],
  ];
  if (utilisation !== null) pairs.push(['utilisation', percentText(utilisation)]);
  pairs.push(['served', countText(frame.served)], ['failed', countText(frame.failed)]);
  if (!isPool && capacity !== null) pairs.push(['waiting', countText(frame.waiting)]);
  if (isPool) pairs.push(['held', countText(frame.held)], ['backing off', countText(frame.backingOff)]);
  return [...pairs, ...summaryPairs('wait', frame.waitMs)];
}

export function Numbers({ lane, id }: { lane: LaneName; id: string }) {
  const read = useSampled((state) => {
    const frame = laneOf(lane)(state);
    const component = frame?.components.find((one) => one.id === id);
    return frame && component ? { component, theory: theoryOf(component, frame.orders) } : null;
  }, 250);
  if (!read || read.component.kind === 'client' || read.component.id !== id) return null;
  const { component, theory } = read;
  return (
    <>
      <section className="inspector__section">
        <h3 className="inspector__overline">Measured</h3>
        <Pairs pairs={pairsOf(component)} />
      </section>
      {theory && component.kind !== 'rabbitmq' && (
        <section className="inspector__section">
          <h3 className="inspector__overline">Offered load, λ × S</h3>
          <p className="inspector__formula">{theory.formula}</p>
          <p
            className={theory.enough === false ? 'inspector__verdict inspector__verdict--short' : 'inspector__verdict'}
          >
            {theoryVerdict(theory, component.capacity)}
          </p>
        </section>
      )}
    </>
  );
}

/** For the client: what its customers met with. */
export function CustomerNumbers({ lane }: { lane: LaneName }) {
  const orders = useSampled((state) => laneOf(lane)(state)?.orders ?? null, 250);
  if (!orders) return null;
  const pairs: [string, string][] = [
    ['placed', countText(orders.placed)],
    ['answered', countText(orders.replied)],
    ['failed', countText(orders.failed)],
    ['left', countText(orders.gone)],
    ['open', countText(orders.open)],
    ['oldest open', orders.open > 0 ? msText(orders.oldestOpenMs) : '–'],
    ...summaryPairs('answer', orders.customerMs),
    ...summaryPairs('all work', orders.workMs),
  ];
  return (
    <section className="inspector__section">
      <h3 className="inspector__overline">Measured</h3>
      <Pairs pairs={pairs} />
    </section>
  );
}
