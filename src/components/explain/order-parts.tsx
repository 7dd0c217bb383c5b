// Where one order's wait went, station by station, adding up to what its customer waited.
import { useEffect, useState } from 'react';
import { titleIn } from '../../explain/sentence.ts';
import { LANES, type LaneName } from '../../scenario/run-spec.ts';
import { runStore } from '../../stores/run-store.ts';
import { useSession } from '../session-context.ts';
import { msText } from '../shared/format.ts';
import { useLaneScenario } from '../shared/use-run.ts';
import { customerParts, type Part } from './stations.ts';

interface Whole {
  parts: Part[];
  ms: number;
}

export function OrderParts({ lane, orderId }: { lane: LaneName; orderId: number }) {
  const { recall } = useSession();
  const scenario = useLaneScenario(lane);
  const [whole, setWhole] = useState<Whole | 'open' | null>(null);
  useEffect(() => {
    let dropped = false;
    const index = LANES.indexOf(lane);
    const until = runStore.getState().known.facts[index] ?? 0;
    recall({ ask: 'order', lane: index, orderId, until }).then(
      ({ facts }) => !dropped && setWhole(customerParts(facts) ?? 'open'),
      () => undefined,
    );
    return () => {
      dropped = true;
    };
  }, [recall, lane, orderId]);
  if (whole === null || !scenario) return <p className="shares__note">Telling it again …</p>;
  if (whole === 'open') return <p className="shares__note">Its customer has not been answered yet.</p>;
  const widest = Math.max(...whole.parts.map(({ ms }) => ms));
  return (
    <table className="parts">
      <caption className="only-heard">What the customer of order {orderId} waited for</caption>
      <tbody>
        {whole.parts.map(({ key, label, component, isWait, ms }) => (
          <tr key={key}>
            <th scope="row">
              {label}
              {component !== null && !isWait && <span className="parts__where"> {titleIn(scenario, component)}</span>}
              <span
                className={isWait ? 'parts__bar parts__bar--wait' : `parts__bar parts__bar--${lane}`}
                style={{ width: `${(100 * ms) / widest}%` }}
              />
            </th>
            <td>{msText(ms)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">the customer waited</th>
          <td>{msText(whole.ms)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
