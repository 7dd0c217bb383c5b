// Names of lanes and components as the screen says them, taken from the comparison and the scenario.
import { comparisonById } from '../../scenario/library/library.ts';
import type { LaneName, LaneSpec, RunSpec } from '../../scenario/run-spec.ts';
import { LANES } from '../../scenario/run-spec.ts';
import type { Component, ComponentId, Scenario, Service } from '../../scenario/scenario.ts';

export const laneIndex = (lane: LaneName): number => LANES.indexOf(lane);
export const laneLetter = (lane: LaneName): string => lane.toUpperCase();
export const lanesText = (lanes: readonly LaneName[]): string => lanes.map(laneLetter).join(' and ');
export const lanesOf = (spec: RunSpec | null): LaneName[] => LANES.slice(0, spec?.lanes.length ?? 0);

/** The comparison's own title while the lane still is what the comparison put there, else its scenario's. */
export function laneTitle(lane: LaneSpec, comparisonId: string, index: number): string {
  const offered = comparisonById(comparisonId)?.lanes ?? [];
  const fitting = offered.filter(
    ({ scenario, sets }) =>
      scenario === lane.scenario.id && Object.entries(sets ?? {}).every(([path, value]) => lane.sets[path] === value),
  );
  // The entry that says most about the lane is meant; of equals, the one in the lane's own place.
  const said = ({ sets }: (typeof offered)[number]) => Object.keys(sets ?? {}).length;
  const most = Math.max(...fitting.map(said));
  const best = fitting.filter((entry) => said(entry) === most);
  return (best.find((entry) => entry === offered[index]) ?? best[0])?.title ?? lane.scenario.title;
}

export function ownerTitle(scenario: Scenario, owner: string): string {
  const component = scenario.components[owner];
  if (component) return component.title;
  return scenario.traffic.some(({ id, background }) => id === owner && !background) ? 'Orders' : spaced(owner);
}

/** A further source of work by its id: `shippingUpdates` reads "Shipping updates". */
function spaced(id: string): string {
  const words = id.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const SHORTER: Record<string, string> = { Notification: 'Notify' };

/** "E-mail workers" reads "E-mail" where every neighbour is a pool of workers too. */
export function poolLabel(title: string): string {
  const name = title.replace(/\s+workers?$/i, '');
  return SHORTER[name] ?? name;
}

/** The service that sends e-mail, which is the one people ask to see fail; the first service where none does. */
export function emailProvider(scenario: Scenario): { id: ComponentId; service: Service; isEmail: boolean } | null {
  const services = Object.entries(scenario.components).filter(
    (entry): entry is [ComponentId, Service] => entry[1].kind === 'service',
  );
  const email = services.find(([id]) => /e-?mail/i.test(id));
  const [id, service] = email ?? services[0] ?? [];
  return id !== undefined && service ? { id, service, isEmail: email !== undefined } : null;
}

const KINDS: Record<Component['kind'], string> = {
  client: 'client',
  server: 'servers',
  store: 'database',
  service: 'service',
  rabbitmq: 'broker',
  workers: 'workers',
};
export const kindText = (component: Component): string => {
  const keeps = component.kind === 'store' ? component.keeps?.as : undefined;
  return keeps === undefined || keeps === 'primary' ? KINDS[component.kind] : keeps;
};
