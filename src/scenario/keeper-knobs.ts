// The knobs of a store that keeps the shop's products: how many there are, how far a replica lags behind, how long a cache
// keeps what it was given, and whether anybody tells it of a change.
import type { Knob } from './knob.ts';
import { HORIZON_MS_MAX, PRODUCTS_MAX } from './limits.ts';
import type { ComponentId, Keeps, Store } from './scenario.ts';

export function keeperKnobs(id: ComponentId, { keeps }: Store): Knob[] {
  const number = { owner: id, kind: 'number' as const };
  const ms = { ...number, unit: 'ms', min: 0, max: HORIZON_MS_MAX, step: 100, whole: false };
  switch (keeps?.as) {
    case 'primary': {
      const { products: value } = keeps;
      const products = { unit: 'products', min: 1, max: PRODUCTS_MAX, step: 1, whole: true, value };
      return [{ ...number, ...products, path: `${id}.products`, label: 'Products' }];
    }
    case 'replica':
      return [{ ...ms, path: `${id}.lag`, label: 'Replication lag', value: keeps.lagMs }];
    case 'cache': {
      const ttl = { value: keeps.ttlMs ?? 0, none: 'for ever', least: 0.5 };
      return [
        { ...ms, ...ttl, step: 1_000, path: `${id}.ttl`, label: 'Entries live' },
        { owner: id, kind: 'switch', path: `${id}.deletes`, label: 'Deleted when changed', value: keeps.deletes },
      ];
    }
    default:
      return [];
  }
}

/** A store with one of these knobs turned; null where the field is not one of them. */
export function withKeeperKnob(store: Store, field: string, value: unknown): Store | null {
  const { keeps } = store;
  const kept = keeps && turned(keeps, field, value);
  return kept ? { ...store, keeps: kept } : null;
}

function turned(keeps: Keeps, field: string, value: unknown): Keeps | null {
  if (field === 'products' && keeps.as === 'primary') return { ...keeps, products: value as number };
  if (field === 'lag' && keeps.as === 'replica') return { ...keeps, lagMs: value as number };
  if (keeps.as !== 'cache') return null;
  if (field === 'deletes') return { ...keeps, deletes: value as boolean };
  if (field !== 'ttl') return null;
  const { ttlMs: _, ...rest } = keeps;
  return value === 0 ? rest : { ...rest, ttlMs: value as number };
}
