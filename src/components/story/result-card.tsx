// What came out of the one-order run, and what to try next.
import { useMemo } from 'react';
import { LANES } from '../../scenario/run-spec.ts';
import { useSession } from '../session-context.ts';
import { msText, ratioText } from '../shared/format.ts';
import { emailProvider, laneLetter } from '../shared/labels.ts';
import { useLaneScenario, useRun } from '../shared/use-run.ts';
import { type OneOrderResult, oneOrderResult } from './result.ts';

const text = (ms: number | null) => (ms === null ? 'failed' : msText(ms));

function Row({ name, values }: { name: string; values: (number | null)[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {values.map((ms, index) => (
        <td key={LANES[index]} className={`result__value result__value--${LANES[index]}`}>
          {text(ms)}
        </td>
      ))}
    </tr>
  );
}

/** The lesson's own figure is shown beside ours only where the run is the lesson's. */
function Ratio({ ratio, isLesson }: { ratio: number; isLesson: boolean }) {
  return (
    <p className="result__ratio">
      <strong>{ratioText(ratio)}</strong> shorter wait for the same work.
      {isLesson && <small> The lesson says 35×: it rounds down.</small>}
    </p>
  );
}

function Figures({ result, isLesson }: { result: OneOrderResult; isLesson: boolean }) {
  return (
    <>
      <table className="result__table">
        <thead>
          <tr>
            <th scope="col">
              <span className="only-heard">What</span>
            </th>
            {result.lanes.map((_, index) => (
              <th key={LANES[index]} scope="col">
                <span className={`badge badge--${LANES[index]}`}>{laneLetter(LANES[index] ?? 'a')}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row name="Customer waited" values={result.lanes.map(({ customerMs }) => customerMs)} />
          <Row name="All work done" values={result.lanes.map(({ workMs }) => workMs)} />
        </tbody>
      </table>
      {result.ratio !== null && result.ratio > 1 && <Ratio ratio={result.ratio} isLesson={isLesson} />}
    </>
  );
}

function TryNext() {
  const session = useSession();
  const a = useLaneScenario('a');
  const b = useLaneScenario('b');
  const provider = (a && emailProvider(a)) ?? (b && emailProvider(b));
  const lanes = LANES.filter((lane) => provider && (lane === 'a' ? a : b)?.components[provider.id]);
  const fail = () => {
    if (!provider) return;
    session.restart();
    session.startFault(provider.id, { type: 'down' }, lanes);
  };
  const slower = () => {
    if (provider) session.turn(`${provider.id}.latency`, 1_500, lanes);
  };
  return (
    <>
      <h3 className="story__overline">Try next</h3>
      <ul className="story__next">
        <li>
          <button type="button" className="button" onClick={() => session.open('rush')}>
            Turn traffic on
          </button>
        </li>
        {provider && (
          <>
            <li>
              <button type="button" className="button" onClick={fail}>
                {provider.isEmail ? 'Fail the e-mail provider' : `Fail ${provider.service.title}`}
              </button>
            </li>
            <li>
              <button type="button" className="button" onClick={slower}>
                {provider.isEmail ? 'Set e-mail to 1,500 ms' : `Set ${provider.service.title} to 1,500 ms`}
              </button>
            </li>
          </>
        )}
      </ul>
    </>
  );
}

export function ResultCard() {
  const key = useRun(({ frame }) => (frame ? JSON.stringify(oneOrderResult(frame)) : 'null'));
  const isLesson = useRun(
    ({ comparisonId, spec }) =>
      comparisonId === 'one-order' &&
      spec?.lanes.every(({ sets, commands }) => Object.keys(sets).length + commands.length === 0) === true,
  );
  const result = useMemo(() => JSON.parse(key) as OneOrderResult | null, [key]);
  if (!result) return null;
  return (
    <section className="result" aria-label="Result">
      <div className="result__card">
        <Figures result={result} isLesson={isLesson} />
      </div>
      <TryNext />
    </section>
  );
}
