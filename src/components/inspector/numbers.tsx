// The live numbers of one component, sampled so that they can be read.
import type { LaneName } from '../../scenario/run-spec.ts';
import { laneOf, laneSpecOf } from '../../stores/run-store.ts';
import { countText, decimalText, msText } from '../shared/format.ts';
import { laneScenario, useSampled } from '../shared/use-run.ts';
import { cachingOf } from './caching.ts';
import { measuredPairs, type Pair, summaryPairs } from './measured.ts';
import type { Formula } from './subject.ts';
import { theoryOf } from './theory.ts';
import { waitingOf } from './waiting.ts';

export function Pairs({ pairs }: { pairs: readonly Pair[] }) {
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

export function Numbers({ lane, id }: { lane: LaneName; id: string }) {
  const read = useSampled((state) => {
    const frame = laneOf(lane)(state);
    const component = frame?.components.find((one) => one.id === id);
    if (!frame || !component) return null;
    const scenario = laneScenario(state, lane);
    const commands = laneSpecOf(lane)(state)?.commands ?? [];
    const subject = scenario && { scenario, commands, frame, component };
    return {
      component,
      pairs: measuredPairs(component, frame.queues),
      theory: scenario && theoryOf(scenario, component, frame.orders),
      waiting: subject && waitingOf(subject),
      caching: subject && cachingOf(subject),
    };
  }, 250);
  if (!read || read.component.kind === 'client' || read.component.id !== id) return null;
  const { component, pairs, theory, waiting, caching } = read;
  return (
    <>
      <section className="inspector__section">
        <h3 className="inspector__overline">Measured</h3>
        <Pairs pairs={pairs} />
      </section>
      {theory && component.kind !== 'rabbitmq' && (
        <section className="inspector__section">
          <h3 className="inspector__overline">Offered load, λ × S</h3>
          <p className="inspector__formula">{theory.formula}</p>
          <p className={theory.isShort ? 'inspector__verdict inspector__verdict--short' : 'inspector__verdict'}>
            {theory.verdict}
          </p>
        </section>
      )}
      {caching && <Theory title="Caching, by formula" formula={caching} />}
      {waiting && <Theory title="Waiting, by queueing theory" formula={waiting} />}
    </>
  );
}

function Theory({ title, formula }: { title: string; formula: Formula }) {
  return (
    <section className="inspector__section">
      <h3 className="inspector__overline">{title}</h3>
      {'because' in formula ? (
        <p className="inspector__verdict">Does not apply here: {formula.because}.</p>
      ) : (
        <>
          <p className="inspector__formula">{formula.model}</p>
          <table className="theory-table">
            <thead>
              <tr>
                <td />
                <th scope="col">theory</th>
                <th scope="col">measured</th>
              </tr>
            </thead>
            <tbody>
              {formula.rows.map(({ what, theory, measured }) => (
                <tr key={what}>
                  <th scope="row">{what}</th>
                  <td>{theory}</td>
                  <td>{measured}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {formula.where?.map((line) => (
            <p key={line} className="inspector__verdict">
              {line}
            </p>
          ))}
          <p className="inspector__verdict">
            Measured in this one run, from its empty start; theory is the mean of many.
          </p>
        </>
      )}
    </section>
  );
}

/** For the client: what its customers met with. */
export function CustomerNumbers({ lane }: { lane: LaneName }) {
  const orders = useSampled((state) => laneOf(lane)(state)?.orders ?? null, 250);
  if (!orders) return null;
  const pairs: Pair[] = [
    ['placed', countText(orders.placed)],
    ['answered', countText(orders.replied)],
    ['failed', countText(orders.failed)],
    ...(orders.gone > 0 ? [['left', countText(orders.gone)] as const] : []),
    ...(orders.again > 0
      ? [
          ['ordered again', countText(orders.again)] as const,
          ['customers with two orders stored', countText(orders.storedTwice)] as const,
        ]
      : []),
    ['still open', countText(orders.open)],
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

/** For a source of traffic: what it sends. */
export function TrafficNumbers({ lane }: { lane: LaneName }) {
  const orders = useSampled((state) => laneOf(lane)(state)?.orders ?? null, 250);
  if (!orders) return null;
  const pairs: Pair[] = [
    ['orders a second, now', decimalText(orders.perSecond, 2)],
    ['placed', countText(orders.placed)],
  ];
  return (
    <section className="inspector__section">
      <h3 className="inspector__overline">Measured</h3>
      <Pairs pairs={pairs} />
    </section>
  );
}
