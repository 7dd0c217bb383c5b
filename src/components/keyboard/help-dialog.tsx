// What this is, and every key, in one dialog.
import { Dialog } from '../shared/dialog.tsx';
import { SHORTCUTS } from './shortcuts.ts';
import './help-dialog.css';

export default function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Help" onClose={onClose}>
      <p className="help__text">
        Two lanes run the same orders on one simulated clock, event by event. Pick a component to see its numbers and
        turn its knobs; a change made while it runs counts from that moment on, and can be undone.
      </p>
      <h3 className="help__title">Keys</h3>
      <dl className="help__keys">
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={does} className="help__row">
            <dt>
              {keys.map((key) => (
                <kbd key={key} className="help__key">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      {navigator.serviceWorker?.controller && (
        <p className="help__text">This page is kept on this device: it opens without a network, too.</p>
      )}
      <p className="help__credit">
        Diagrams are drawn with{' '}
        <a href="https://reactflow.dev" target="_blank" rel="noreferrer">
          React Flow
        </a>{' '}
        by xyflow, under the MIT licence.
      </p>
    </Dialog>
  );
}
