// The compact player for other people's pages: the lanes, the clock, and a way to the whole thing.
import { Lanes } from '../layout/lanes.tsx';
import { usePlace } from '../shared/use-place.ts';
import { useRun } from '../shared/use-run.ts';
import { Transport } from '../transport/transport.tsx';
import './stage.css';

export default function Embed() {
  const caption = usePlace((state) => state.arrived?.caption ?? '');
  const title = useRun((state) => state.spec?.lanes.map(({ scenario }) => scenario.title).join(' · ') ?? '');
  const whole = location.href.replace(/[?&]embed(?:=[^&]*)?(?=&|$)/, (found) => (found.startsWith('?') ? '?' : ''));
  return (
    <div className="screen stage">
      <main className="stage__lanes">
        <Lanes />
      </main>
      <Transport />
      <p className="embed__foot">
        <span className="embed__caption">{caption || title}</span>
        <a className="embed__link" href={whole} target="_blank" rel="noreferrer">
          Open in Queuescope
        </a>
      </p>
    </div>
  );
}
