// What came out of the one-order run, and what to try next.
import { useMemo } from 'react';
import { LANES } from '../../scenario/run-spec.ts';
import { msText, ratioText } from '../shared/format.ts';
import { laneLetter } from '../shared/labels.ts';
import { useRun } from '../shared/use-run.ts';
import { type OneOrderResult, oneOrderResult } from './result.ts';
import { TryNext, useOpening, useProviderSuggestions } from './try-next.tsx';

const text = (ms: number | null) => (ms === null ? 'failed' : msText(ms));

function Row({ name, values, big = false }: { name: string; values: (number | null)[]; big?: boolean }) {
  return (
    <div className={big ? 'result__row result__row--big' : 'result__row'}>
      <dt>{name}</dt>
      {values.map((ms, index) => (
        <dd key={LANES[index]} className={`result__value result__value--${LANES[index]}`}>
          <span className={`badge badge--${LANES[index]}`}>{laneLetter(LANES[index] ?? 'a')}</span>
          {text(ms)}
        </dd>
      ))}
    </div>
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
      <dl>
        <Row name="The customer waited" values={result.lanes.map(({ customerMs }) => customerMs)} big />
        <Row name="All work was done after" values={result.lanes.map(({ workMs }) => workMs)} />
      </dl>
      {result.ratio !== null && result.ratio > 1 && <Ratio ratio={result.ratio} isLesson={isLesson} />}
    </>
  );
}

function Next() {
  const { fail, slower } = useProviderSuggestions();
  const traffic = useOpening('rush');
  return <TryNext suggestions={[...traffic, ...fail, ...slower]} />;
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
      <Next />
    </section>
  );
}
