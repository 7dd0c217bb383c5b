// What stores keep of the shop's products, and what calls do to them, read from unknown data.
import type { Known } from './check-components.ts';
import { HORIZON_MS_MAX, PRODUCTS_MAX } from './limits.ts';
import { type Reader, textOf } from './reader.ts';
import type { Keeps, ProductDeed } from './scenario.ts';

const SORTS = ['primary', 'replica', 'cache'] as const;
const FIELDS: Record<Keeps['as'], string[]> = {
  primary: ['products'],
  replica: ['lagMs'],
  cache: ['ttlMs', 'deletes'],
};

/** The knobs of a store that keeps products: no operation may be called like one. */
export const KEEPER_KNOBS: readonly string[] = ['products', 'lag', 'ttl', 'deletes'];

/** As what a store says that it keeps products, as far as that can be told from unknown data. */
export function keepsOf(value: unknown): Keeps['as'] | null {
  const { as } = (value ?? {}) as { as?: unknown };
  return SORTS.find((sort) => sort === as) ?? null;
}

export function checkKeeps(reader: Reader, path: string, value: unknown): void {
  const keeps = reader.object(value, path);
  const sort = reader.choice(keeps.as, `${path}.as`, SORTS);
  reader.object(keeps, path, ['as', ...FIELDS[sort]]);
  switch (sort) {
    case 'primary':
      reader.number(keeps.products, `${path}.products`, { min: 1, max: PRODUCTS_MAX, whole: true });
      return;
    case 'replica':
      reader.number(keeps.lagMs, `${path}.lagMs`, { min: 0, max: HORIZON_MS_MAX });
      return;
    case 'cache':
      if (keeps.ttlMs !== undefined) reader.number(keeps.ttlMs, `${path}.ttlMs`, { min: 0.5, max: HORIZON_MS_MAX });
      reader.flag(keeps.deletes, `${path}.deletes`);
  }
}

/** Versions are counted in one place. */
export function checkKeepers(reader: Reader, known: Known): void {
  const keepers = [...known].filter(([, { keeps }]) => keeps !== null);
  const primaries = keepers.filter(([, { keeps }]) => keeps === 'primary');
  for (const [id] of primaries.slice(1)) reader.report(`${id}.keeps.as`, 'must be primary in one store only');
  if (keepers.length > 0 && primaries.length === 0)
    reader.report(`${keepers[0]![0]}.keeps`, 'must be left out: no store keeps the products as their primary');
}

/** Whom a call with a deed may go to; what keeps nothing may still do the changing, as a bookkeeping of stock does. */
const KEEPERS: Record<ProductDeed, (Keeps['as'] | null)[]> = {
  change: ['primary', null],
  read: ['primary', 'replica'],
  fill: ['cache'],
  delete: ['cache'],
};

/** What a call does to the order's product: there must be products, and the one who is called must have them. */
export function checkProductDeed(reader: Reader, value: unknown, path: string, to: unknown, known: Known): void {
  const deed = reader.choice(value, path, ['change', 'read', 'fill', 'delete']);
  const wanted = KEEPERS[deed];
  const keeps = known.get(textOf(to))?.keeps ?? null;
  if (![...known.values()].some((one) => one.keeps === 'primary'))
    reader.report(path, 'must be left out: no store keeps the products as their primary');
  else if (!wanted.includes(keeps))
    reader.report(path, `must be done where products are kept as ${wanted.filter((as) => as !== null).join(' or ')}`);
}
