// One lane's topology: the drawing in a pane of any shape, live state in its nodes, and the messages moving over it.
import {
  type EdgeTypes,
  type NodeTypes,
  ReactFlow,
  ReactFlowProvider,
  useOnViewportChange,
  useReactFlow,
} from '@xyflow/react';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import '@xyflow/react/dist/base.css';
import type { LaneName } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { viewStore } from '../../stores/view-store.ts';
import { useLaneScenario, useView } from '../shared/use-run.ts';
import { drawnSizes } from './drawn-sizes.ts';
import { hopRoutes } from './hop-routes.ts';
import { laneDrawing } from './lane-drawing.ts';
import { drawnAs, type LaneLayout } from './lane-layout.ts';
import { BandNode } from './nodes/band-node.tsx';
import { BrokerNode } from './nodes/broker-node.tsx';
import { CallNode } from './nodes/call-node.tsx';
import { ClientNode } from './nodes/client-node.tsx';
import { PlainNode } from './nodes/plain-node.tsx';
import { ServerNode } from './nodes/server-node.tsx';
import { WorkersNode } from './nodes/workers-node.tsx';
import { RouteEdge } from './route-edge.tsx';
import { TokenCanvas } from './token-canvas.tsx';
import { useLaneLayout } from './use-lane-layout.ts';
import { legible, type Pane, usePane, type View, whole } from './use-pane.ts';
import './topology.css';
import './nodes/nodes.css';
import './nodes/levels.css';
import './nodes/queues.css';

const nodeTypes: NodeTypes = {
  band: BandNode,
  client: ClientNode,
  call: CallNode,
  server: ServerNode,
  workers: WorkersNode,
  broker: BrokerNode,
  plain: PlainNode,
};
const edgeTypes: EdgeTypes = { route: RouteEdge };
const PRO_OPTIONS = { hideAttribution: true };
const ZOOM = { min: 0.2, max: 3 };
const FAR_BELOW = 0.85;

export const LaneTopology = memo(function LaneTopology({ lane }: { lane: LaneName }) {
  const frame = useRef<HTMLDivElement>(null);
  const pane = usePane(frame);
  const scenario = useLaneScenario(lane);
  const opened = useView((state) => state.opened);
  const layout = useLaneLayout(scenario, opened, pane);
  const drawn = layout === 'failed' ? null : layout?.layout;
  useEffect(() => {
    if (drawn) drawnSizes.setState({ [lane]: { width: drawn.width, height: drawn.height } });
  }, [lane, drawn]);
  const clear = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape' && viewStore.getState().selection !== null) viewStore.setState({ selection: null });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape clears what was picked in any node inside
    <div ref={frame} className="tp" data-lane={lane} onKeyDown={clear}>
      {layout === 'failed' && (
        <p className="tp-note">
          This diagram cannot be drawn: it could not be read, or the layout could not be loaded. The run goes on.
        </p>
      )}
      {pane && scenario && layout && layout !== 'failed' && (
        <ReactFlowProvider>
          <Flow frame={frame} lane={lane} pane={pane} scenario={scenario} layout={layout} />
        </ReactFlowProvider>
      )}
    </div>
  );
});

interface FlowProps {
  frame: React.RefObject<HTMLDivElement | null>;
  lane: LaneName;
  pane: Pane;
  scenario: Scenario;
  layout: LaneLayout;
}

function Flow({ frame, lane, pane, scenario, layout }: FlowProps) {
  const { nodes, edges } = useMemo(() => laneDrawing(lane, scenario, layout), [lane, scenario, layout]);
  const routeOf = useMemo(
    () => hopRoutes(scenario, layout.graph, layout.layout, (id) => drawnAs(layout, id)),
    [scenario, layout],
  );
  const first = useMemo(() => legible(pane, layout.layout), [pane, layout]);
  const all = useMemo(() => whole(pane, layout.layout), [pane, layout]);
  const flow = useReactFlow();
  const [isWhole, setWhole] = useState(true);
  const show = useCallback(
    (view: View) => {
      setWhole(view.zoom === all.zoom);
      void flow.setViewport(view);
    },
    [flow, all],
  );

  // A new shape or size of the pane, or another drawing, shows it from its beginning.
  useEffect(() => show(first), [show, first]);

  // Content of nodes is laid out in real pixels and counter-scaled; this is the one number that it needs.
  const scaleTo = useCallback(
    (zoom: number) => {
      frame.current?.style.setProperty('--k', Math.min(1, zoom).toFixed(4));
      if (frame.current) frame.current.dataset['zoom'] = zoom < FAR_BELOW ? 'far' : 'near';
    },
    [frame],
  );
  scaleTo(flow.getViewport().zoom);
  useOnViewportChange({ onChange: ({ zoom }) => scaleTo(zoom) });

  return (
    <>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        defaultViewport={first}
        minZoom={ZOOM.min}
        maxZoom={ZOOM.max}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnDoubleClick={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        panActivationKeyCode={null}
        zoomActivationKeyCode={null}
        disableKeyboardA11y
        proOptions={PRO_OPTIONS}
        onMove={(event, { x, y, zoom }) => {
          // A touch that moves nothing has no way back.
          if (event && (x !== all.x || y !== all.y || zoom !== all.zoom)) setWhole(false);
        }}
        aria-label={`Topology of lane ${lane.toUpperCase()}`}
      />
      <TokenCanvas lane={lane} routeOf={routeOf} />
      {!isWhole && (
        <button type="button" className="button button--small tp-fit" onClick={() => show(all)}>
          Show all
        </button>
      )}
    </>
  );
}
