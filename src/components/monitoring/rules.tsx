// The alert rules of a lane with their state, and how many attempts each message takes.
import type { LaneFrame } from '../../protocol/frame.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import type { AlertMeasure, Scenario } from '../../scenario/scenario.ts';
import { clockText, countText, decimalText, msText, percentText } from '../shared/format.ts';
import { laneLetter } from '../shared/labels.ts';
import { type RuleState, ruleStates } from './rows.ts';

const TEXTS: Record<AlertMeasure, { name: string; text: (value: number) => string }> = {
  ready: { name: 'pending', text: countText },
  'error-share': { name: 'error rate, 10 s', text: percentText },
  'handling-ms': { name: 'processing, 10 s', text: msText },
  load: { name: 'offered load per worker', text: (value) => decimalText(value, 2) },
};

interface RulesProps {
  lane: LaneName;
  frame: LaneFrame;
  scenario: Scenario;
  several: boolean;
}

export function Rules({ lane, frame, scenario, several }: RulesProps) {
  const rules = ruleStates(frame, scenario);
  const firing = rules.filter((rule) => rule.firing).length;
  return (
    <section className="rules">
      <header className="rules__head">
        {several && <span className={`badge badge--${lane}`}>{laneLetter(lane)}</span>}
        <h3>Alerts</h3>
        <span className="rules__count" data-firing={firing > 0}>
          {firing > 0 ? `${firing} firing` : rules.length > 0 ? 'all quiet' : 'no rules'}
        </span>
      </header>
      <ul className="rules__list">
        {rules.map((state) => (
          <Rule key={state.rule.id} state={state} />
        ))}
      </ul>
      <p className="rules__cost">
        Amplification <strong className="figures">{decimalText(frame.amplification, 2)}</strong>
        <span> attempts for each message that was to be handled</span>
      </p>
    </section>
  );
}

function Rule({ state: { rule, firing, value } }: { state: RuleState }) {
  const { name, text } = TEXTS[rule.measure];
  return (
    <li className="rule" data-firing={firing !== null}>
      <span className="rule__dot" aria-hidden="true" />
      <span className="rule__title">{rule.title}</span>
      <span className="rule__value figures">
        {value === null ? '–' : text(value)} <span className="rule__above">of {text(rule.above)}</span>
      </span>
      <span className="rule__what">
        {firing ? `firing since ${clockText(firing.sinceMs)}` : `quiet · ${name}`} ·{' '}
        <span className="mono">{rule.queue}</span>
      </span>
    </li>
  );
}
