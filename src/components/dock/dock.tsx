// The dock under the lanes: tabs, the controls of the open one, and its panel. Only the open tab is rendered, and what
// is heavy loads when it is first opened.
import { lazy, type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { RunState } from '../../stores/run-store.ts';
import { type DockTab, viewStore } from '../../stores/view-store.ts';
import { ChevronIcon } from '../shared/icons.tsx';
import { hasDeadLetterQueue, hasQueue } from '../shared/queue-role.ts';
import { useRun, useView } from '../shared/use-run.ts';
import { ActionsSlot } from './dock-actions.tsx';
import './dock.css';

const WaterfallPanel = lazy(() => import('./waterfall/waterfall-panel.tsx'));
const SequencePanel = lazy(() => import('./sequence/sequence-panel.tsx'));
const LogPanel = lazy(() => import('./log/log-panel.tsx'));
const ChartsPanel = lazy(() => import('./charts/charts-panel.tsx'));
const LoadPanel = lazy(() => import('./charts/load-panel.tsx'));
const BusinessPanel = lazy(() => import('./business/business-panel.tsx'));
const MonitoringPanel = lazy(() => import('../monitoring/monitoring-panel.tsx'));
const RetriesPanel = lazy(() => import('../retries/retries-panel.tsx'));
const DeskPanel = lazy(() => import('../desk/desk-panel.tsx'));

interface Tab {
  id: DockTab;
  label: string;
  panel: () => ReactNode;
  /** Left out where the run has nothing to show there. */
  shownIf?: (run: RunState) => boolean;
}

const TABS: readonly Tab[] = [
  { id: 'waterfall', label: 'Waterfall', panel: () => <WaterfallPanel /> },
  { id: 'sequence', label: 'Sequence', panel: () => <SequencePanel /> },
  { id: 'log', label: 'Log', panel: () => <LogPanel /> },
  { id: 'charts', label: 'Charts', panel: () => <ChartsPanel /> },
  { id: 'load', label: 'Load', panel: () => <LoadPanel /> },
  { id: 'business', label: 'Business', panel: () => <BusinessPanel /> },
  { id: 'monitoring', label: 'Monitoring', panel: () => <MonitoringPanel />, shownIf: hasQueue },
  { id: 'retries', label: 'Retries', panel: () => <RetriesPanel />, shownIf: hasQueue },
  { id: 'dead-letters', label: 'Dead letters', panel: () => <DeskPanel />, shownIf: hasDeadLetterQueue },
];

const MOVES: Record<string, (index: number, count: number) => number> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

const open = (tab: DockTab) => viewStore.setState({ tab, dockOpen: true });

export function Dock() {
  const id = useId();
  const tab = useView((state) => state.tab);
  const isOpen = useView((state) => state.dockOpen);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const tabs = useRun(useShallow((run) => TABS.filter(({ shownIf }) => shownIf?.(run) ?? true)));
  const shown = tabs.find((one) => one.id === tab) ?? tabs[0]!;
  return (
    <section className="dock" aria-label="Details of the run">
      <header className="dock__head">
        <DockTabs id={id} tabs={tabs} shown={shown} isOpen={isOpen} />
        <div ref={setSlot} className="dock__actions" />
        <button
          type="button"
          className="button button--quiet button--icon button--small dock__fold"
          aria-expanded={isOpen}
          aria-label={isOpen ? 'Close the dock' : 'Open the dock'}
          title={isOpen ? 'Close the dock' : 'Open the dock'}
          onClick={() => viewStore.setState({ dockOpen: !isOpen })}
        >
          <ChevronIcon />
        </button>
      </header>
      {isOpen && (
        <div
          key={shown.id}
          className={`dock__panel dock__panel--${shown.id}`}
          id={`${id}-panel`}
          role="tabpanel"
          aria-labelledby={`${id}-${shown.id}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard scrolls what has focus
          tabIndex={0}
        >
          <ActionsSlot value={slot}>
            <Suspense fallback={<p className="dock__note">Loading …</p>}>{shown.panel()}</Suspense>
          </ActionsSlot>
        </div>
      )}
    </section>
  );
}

function DockTabs({ id, tabs, shown, isOpen }: { id: string; tabs: readonly Tab[]; shown: Tab; isOpen: boolean }) {
  const list = useRef<HTMLDivElement>(null);
  // Where tabs scroll, the open one is in sight.
  useEffect(() => {
    list.current
      ?.querySelector(`#${CSS.escape(`${id}-${shown.id}`)}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [id, shown.id]);
  const move = (event: React.KeyboardEvent) => {
    const to = MOVES[event.key]?.(tabs.indexOf(shown), tabs.length);
    const next = to === undefined ? undefined : tabs[to];
    // With Shift the arrows step through the run, here too.
    if (!next || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    open(next.id);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next.id}`)}`)?.focus();
  };
  return (
    <div ref={list} className="dock__tabs" role="tablist" aria-label="Dock" onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={`${id}-${tab.id}`}
          type="button"
          role="tab"
          className="dock__tab"
          aria-selected={tab === shown}
          {...(tab === shown && isOpen ? { 'aria-controls': `${id}-panel` } : {})}
          tabIndex={tab === shown ? 0 : -1}
          onClick={() => open(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
