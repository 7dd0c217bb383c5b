// The program of a pool of workers with the policy in force; while the run is stepped the line that the followed order's
// worker is at is marked.
import { useState } from 'react';
import { atCall, type CodeLine, workerCode } from '../../explain/worker-code.ts';
import type { Fact } from '../../protocol/fact.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import { useOrderFacts } from '../explain/use-order-facts.ts';
import { useLaneScenario } from '../shared/use-run.ts';
import './worker-code.css';

/** What the pool's worker is at, by the last thing told of it. */
function placeOf(facts: readonly Fact[], pool: string): string | null {
  for (let index = facts.length - 1; index >= 0; index -= 1) {
    const fact = facts[index]!;
    if ('from' in fact && fact.from === pool) {
      if (fact.type === 'call-failed') return 'failed';
      if (fact.type !== 'call-queued') return atCall(fact.label);
    }
    if (!('component' in fact) || fact.component !== pool) continue;
    switch (fact.type) {
      case 'message-delivered':
        return 'delivered';
      case 'handling-started':
        return 'in hand';
      case 'work-started':
      case 'work-ended':
        return atCall(fact.label);
      case 'message-acknowledged':
        return 'acknowledged';
      case 'message-requeued':
        return 'given back';
      default:
    }
  }
  return null;
}

function Line({ line, number, isNow }: { line: CodeLine; number: number; isNow: boolean }) {
  const look = `code__line${isNow ? ' code__line--now' : ''}${line.isMistake ? ' code__line--mistake' : ''}`;
  return (
    <li className={look} {...(isNow ? { 'aria-current': 'step' as const } : {})}>
      <span className="code__number" aria-hidden="true">
        {number}
      </span>
      <code className="code__text">{line.text || ' '}</code>
      {line.remark && <p className="code__remark">{line.remark}</p>}
    </li>
  );
}

export default function WorkerCode({ lane, id }: { lane: LaneName; id: string }) {
  const scenario = useLaneScenario(lane);
  const { facts, orderId } = useOrderFacts(lane);
  const [said, setSaid] = useState('Copy');
  const lines = scenario ? workerCode(scenario, id) : [];
  const at = placeOf(facts, id);
  const now = at === null ? -1 : lines.findIndex((line) => line.at === at);
  const copy = () =>
    navigator.clipboard.writeText(`${lines.map(({ text }) => text).join('\n')}\n`).then(
      () => setSaid('Copied'),
      () => setSaid('Not allowed'),
    );
  return (
    <section className="inspector__section">
      <div className="code__head">
        <h3 className="inspector__overline">Its program</h3>
        <button type="button" className="button button--quiet button--small" onClick={copy}>
          {said}
        </button>
      </div>
      <p className="code__note">
        Generated from what is in force; it runs with Node and amqplib.
        {now >= 0 && orderId !== null && ` Marked: where the worker of order ${orderId} is, or was last.`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard scrolls what has focus */}
      <ol className="code" tabIndex={0} aria-label="Program of the workers">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by nothing but their place
          <Line key={index} line={line} number={index + 1} isNow={index === now} />
        ))}
      </ol>
    </section>
  );
}
