// What leads out of the run: stories to learn from, a link to this second, a stage to present on.
import { placeStore } from '../../stores/place-store.ts';
import { GalleryIcon, PresentIcon, ShareIcon } from '../share/icons.tsx';

interface ToolsProps {
  wordy: boolean;
  isNarrow: boolean;
}

const gallery = () => placeStore.setState({ dialog: 'gallery' });
const share = () => placeStore.setState({ dialog: 'share' });
const present = () => import('../stage/begin.ts').then(({ beginStage }) => beginStage());

export default function Tools({ wordy, isNarrow }: ToolsProps) {
  const tools = [
    { label: 'Stories', title: 'Stories and scenarios', icon: <GalleryIcon />, open: gallery },
    { label: 'Share', title: 'A link to this second', icon: <ShareIcon />, open: share },
    ...(isNarrow
      ? []
      : [{ label: 'Present', title: 'Present on the whole screen', icon: <PresentIcon />, open: present }]),
  ];
  return tools.map(({ label, title, icon, open }) => (
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
  ));
}
