// A link to what is on the screen: this second of it or from the start, as an address, Markdown, a frame for another page,
// and a code to point a phone at.
import { useCallback, useState } from 'react';
import { comparisonById } from '../../scenario/library/library.ts';
import { CAPTION_CHARS_MAX } from '../../share/link.ts';
import { writeLink } from '../../share/write-link.ts';
import { placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { Dialog } from '../shared/dialog.tsx';
import { clockText, countText } from '../shared/format.ts';
import { Segmented } from '../shared/segmented.tsx';
import { usePaused } from '../shared/use-paused.ts';
import { useWritten } from '../shared/use-written.ts';
import { CopyField } from './copy-field.tsx';
import { linkNow } from './open-link.ts';
import { QrCode } from './qr-code.tsx';
import './share.css';

export const pageAddress = (): string => location.href.split('#')[0] ?? '';

/** Round brackets would end a Markdown link. */
const markdownOf = (title: string, address: string): string =>
  `[${title.replaceAll(/[[\]\\]/g, '')}](${address.replaceAll('(', '%28').replaceAll(')', '%29')})`;

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const frameOf = (title: string, address: string): string =>
  `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="560" loading="lazy" style="border:0"></iframe>`;

/** The address of what the dialog says; empty while it is being written. */
function useAddress(moment: boolean, caption: string, embed: boolean): string {
  const write = useCallback(async () => {
    const link = linkNow(moment, caption);
    return link ? pageAddress() + (await writeLink({ ...link, embed })) : '';
  }, [moment, caption, embed]);
  return useWritten(write);
}

export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const [moment, setMoment] = useState(true);
  const [caption, setCaption] = useState('');
  usePaused();
  const address = useAddress(moment, caption, false);
  const embedded = useAddress(moment, caption, true);
  const { comparisonId, clockMs, spec } = runStore.getState();
  const title = comparisonById(comparisonId)?.title ?? spec?.lanes[0]?.scenario.title ?? 'Queuescope';
  const said = caption || (moment ? `${title}, at ${clockText(clockMs)}` : title);
  const choices = [
    { value: 'moment' as const, label: `This second, ${clockText(clockMs)}` },
    { value: 'start' as const, label: 'From the start' },
  ];
  return (
    <Dialog title="Share" onClose={onClose} wide>
      <div className="share">
        <div className="share__fields">
          <Segmented
            label="What opens"
            value={moment ? 'moment' : 'start'}
            choices={choices}
            onChange={(value) => setMoment(value === 'moment')}
          />
          <p className="share__note">
            {moment ? 'Opens paused at this very moment, for everybody alike.' : 'Plays from the beginning.'}{' '}
            {address.length > 500 && `${countText(address.length)} characters: the diagram or scenario travels in it.`}
          </p>
          <label className="share__caption">
            <span>What to look at (shown with the link)</span>
            <input
              className="field"
              value={caption}
              maxLength={CAPTION_CHARS_MAX}
              placeholder="optional"
              onChange={(event) => setCaption(event.target.value)}
            />
          </label>
          <CopyField label="Link" text={address} />
          <CopyField label="Markdown" text={address && markdownOf(said, address)} />
          <CopyField label="For another page" text={embedded && frameOf(said, embedded)} />
          <div className="places__actions">
            <button type="button" className="button" onClick={() => placeStore.setState({ dialog: 'scenes' })}>
              Keep this moment as a scene …
            </button>
            <button type="button" className="button" onClick={() => placeStore.setState({ dialog: 'pose' })}>
              Pose it to somebody …
            </button>
            <button type="button" className="button" onClick={() => placeStore.setState({ dialog: 'report' })}>
              Report …
            </button>
          </div>
        </div>
        <QrCode text={address} />
      </div>
    </Dialog>
  );
}
