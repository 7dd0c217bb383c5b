// Two lists as one, each item with the lanes that it is in: what both have is written once. Each lane's own order is kept.
import { LANES, type LaneName } from '../scenario/run-spec.ts';

export interface Item<T> {
  /** Null: in both, or in the only one. */
  lane: LaneName | null;
  item: T;
}

export function sideBySide(lists: readonly (readonly string[])[]): Item<string>[] {
  const [a = [], b] = lists;
  if (!b) return a.map((item) => ({ lane: null, item }));
  const items: Item<string>[] = [];
  let at = 0;
  for (const item of a) {
    const found = b.indexOf(item, at);
    if (found < 0) {
      items.push({ lane: 'a', item });
      continue;
    }
    for (const own of b.slice(at, found)) items.push({ lane: 'b', item: own });
    items.push({ lane: null, item });
    at = found + 1;
  }
  for (const own of b.slice(at)) items.push({ lane: 'b', item: own });
  return items;
}

const PREFIX = /^[ab]\./;

/** `b.EmailWorker.count`; a name that looks like a prefix is given one, so that reading is never in doubt. */
export function prefixed({ lane, item }: Item<string>, lanes: number): string[] {
  if (lane !== null) return [`${lane}.${item}`];
  return PREFIX.test(item) ? LANES.slice(0, lanes).map((name) => `${name}.${item}`) : [item];
}

export function laneFrom(text: string): Item<string> {
  return PREFIX.test(text) ? { lane: text[0] as LaneName, item: text.slice(2) } : { lane: null, item: text };
}
