// What leads out of the run: stories to learn from, a link to this second, files of it, a stage to present on.
import { placeStore } from '../../stores/place-store.ts';
import { useFileDrops } from '../scenarios/file-drops.ts';
import { useSession } from '../session-context.ts';
import { ExportIcon, GalleryIcon, PresentIcon, ShareIcon } from '../share/icons.tsx';
import { MoreIcon } from '../shared/icons.tsx';
import { Menu } from '../shared/menu.tsx';

interface ToolsProps {
  wordy: boolean;
  isNarrow: boolean;
}

const open = (dialog: 'gallery' | 'share' | 'export') => () => placeStore.setState({ dialog });
const present = () => void import('../stage/begin.ts').then(({ beginStage }) => beginStage());

const STORIES = { label: 'Stories', title: 'Stories and scenarios', icon: <GalleryIcon />, open: open('gallery') };
const OTHERS = [
  { label: 'Share', title: 'A link to this second', icon: <ShareIcon />, open: open('share') },
  {
    label: 'Export',
    title: 'A picture, charts, numbers or a clip as a file',
    icon: <ExportIcon />,
    open: open('export'),
  },
  { label: 'Present', title: 'Present on the whole screen', icon: <PresentIcon />, open: present },
];

/** A phone has room for one of them, and for a menu of the rest. */
function More() {
  const items = OTHERS.map(({ label, title, open }) => ({ key: label, label, detail: title, onSelect: open }));
  return (
    <Menu
      label="More"
      iconOnly
      align="end"
      button={<MoreIcon />}
      buttonClass="button button--quiet button--icon"
      sections={[{ key: 'more', items }]}
    />
  );
}

export default function Tools({ wordy, isNarrow }: ToolsProps) {
  useFileDrops(useSession());
  const tools = isNarrow ? [STORIES] : [STORIES, ...OTHERS];
  return (
    <>
      {tools.map(({ label, title, icon, open }) => (
        <button
          key={label}
          type="button"
          className={wordy ? 'button button--quiet' : 'button button--quiet button--icon'}
          {...(wordy ? {} : { 'aria-label': label })}
          title={title}
          onClick={open}
        >
          {icon}
          {wordy && label}
        </button>
      ))}
      {isNarrow && <More />}
    </>
  );
}
