// A link that does not open: what is wrong with it, and the nearest ways on. Whatever stood in it is shown as text.
import { comparisonById } from '../../scenario/library/library.ts';
import { type BadLink, placeStore } from '../../stores/place-store.ts';
import { useSession } from '../session-context.ts';
import { Dialog } from '../shared/dialog.tsx';
import { IssueList } from '../shared/issue-list.tsx';

export function BadLinkPage({ issues, without, nearest }: BadLink) {
  const session = useSession();
  const comparison = comparisonById(nearest);
  const open = () => {
    placeStore.setState({ badLink: null });
    history.replaceState(null, '', `#/${nearest}`);
    session.open(nearest);
  };
  const openRest = () => {
    placeStore.setState({ badLink: null });
    if (without) location.hash = without;
  };
  return (
    <Dialog title="This link does not open" onClose={open}>
      <p>{issues.length === 1 ? 'One thing in it is wrong:' : `${issues.length} things in it are wrong:`}</p>
      <IssueList issues={issues} />
      <div className="places__actions">
        {without && (
          <button type="button" className="button button--ink" onClick={openRest}>
            Open it without {issues.length === 1 ? 'that' : 'them'}
          </button>
        )}
        <button type="button" className={without ? 'button' : 'button button--ink'} onClick={open}>
          Open “{comparison?.title}”
        </button>
        <button
          type="button"
          className="button"
          onClick={() => placeStore.setState({ badLink: null, dialog: 'gallery' })}
        >
          See what there is
        </button>
      </div>
    </Dialog>
  );
}
