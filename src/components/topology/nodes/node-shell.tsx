// What every node is: a box of the layout's size whose content is laid out in real pixels, so that text is never smaller
// than it is written. A smaller box shows less (container queries in nodes.css). Its name is a button over the whole box.
import { Handle, Position } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { type Selection, viewStore } from '../../../stores/view-store.ts';
import type { DrawnNode } from '../lane-drawing.ts';
import type { Tone } from '../node-view.ts';

interface ShellProps {
  node: DrawnNode;
  kind: string;
  tone: Tone;
  /** What is heard beside the name. */
  status: string;
  /** Right of the name. */
  corner?: ReactNode;
  onKeyDown?: React.KeyboardEventHandler<HTMLElement>;
  children?: ReactNode;
}

const isSame = (one: Selection | null, other: Selection) => one?.lane === other.lane && one.id === other.id;

export function NodeShell({ node, kind, tone, status, corner, onKeyDown, children }: ShellProps) {
  const { lane, rect, components, title, shortTitle, stackOf } = node;
  const own: Selection = { lane, id: components[0] ?? '' };
  const isSelected = useStore(viewStore, ({ selection }) => isSame(selection, own) && selection?.queue === undefined);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys go from the name to the buttons inside
    <div
      className={`tp-node tp-node--${kind}`}
      onKeyDown={onKeyDown}
      data-tone={tone}
      data-node={node.id}
      data-selected={isSelected}
      style={{ '--w': rect.width, '--h': rect.height, ...node.colours } as React.CSSProperties}
    >
      {stackOf > 1 && <span className="tp-node__pile" aria-hidden="true" />}
      <div className="tp-node__box">
        <div className="tp-node__head">
          {components.length > 0 ? (
            <button
              type="button"
              className="tp-node__name"
              aria-pressed={isSelected}
              aria-label={`${title}: ${status}`}
              title={title}
              onClick={() => viewStore.setState({ selection: isSelected ? null : own })}
            >
              {shortTitle}
            </button>
          ) : (
            <span className="tp-node__name" title={`${title}: ${status}`}>
              {shortTitle}
            </span>
          )}
          {corner}
        </div>
        {children}
      </div>
      <Handle type="target" position={Position.Left} className="tp-node__handle" isConnectable={false} />
      <Handle type="source" position={Position.Right} className="tp-node__handle" isConnectable={false} />
    </div>
  );
}
