// The shop's products in their copies. The primary counts each product's changes, a replica hears of them later, a cache has
// what somebody put into it: a copy is old when its version is behind the primary's. Nothing else is known of a product.
import type { Keeps, Scenario } from '../../scenario/scenario.ts';
import { onGrid } from '../kernel/grid.ts';
import { keyOf } from '../kernel/key-of.ts';
import { EVENT } from './events.ts';
import { FACT } from './fact-log.ts';
import { DEED } from './program.ts';
import { NONE, NOW, type World } from './world.ts';

const PRODUCT = keyOf('product');

export function productsIn({ components }: Scenario): number {
  for (const component of Object.values(components))
    if (component.kind === 'store' && component.keeps?.as === 'primary') return component.keeps.products;
  return 0;
}

export function takeKeeper(w: World, component: number, keeps: Keeps): void {
  const { keepers } = w;
  keepers.lagMs[component] = keeps.as === 'replica' ? onGrid(keeps.lagMs) : NONE;
  keepers.ttlMs[component] = keeps.as === 'cache' ? onGrid(keeps.ttlMs ?? Infinity) : 0;
  keepers.deletes[component] = keeps.as === 'cache' && keeps.deletes ? 1 : 0;
}

/** The row of a keeper's copy of a product. Copies come with the first who asks for them. */
function copyOf(w: World, component: number, product: number): number {
  const { keepers } = w.model;
  const row = product * keepers.length + w.keepers.place[component];
  while (w.copies.rows.used <= row) blankCopy(w);
  return row;
}

/** A row that was used before the run went back to an earlier state still says what it said then. */
function blankCopy(w: World): void {
  const row = w.copies.rows.take();
  w.copies.version[row] = 0;
  w.copies.until[row] = 0;
  w.copies.oldFromStart[row] = 0;
}

function versionOf(w: World, component: number, product: number): number {
  const copy = copyOf(w, component, product);
  return w.copies.version[copy];
}

/** By how many changes a version is behind the primary. */
function behind(w: World, product: number, version: number): number {
  return versionOf(w, w.model.primary, product) - version;
}

/** What an order is about: its own luck, whoever asks first. */
function productOf(w: World, root: number): number {
  const { roots, subjects } = w;
  const subject = w.core.ownSubject(root);
  if (subjects.product.at(subject) === NONE) {
    const luck = w.core.uniform(PRODUCT, roots.number.at(root), 0);
    subjects.product.put(subject, Math.floor(luck * w.products));
  }
  return subjects.product.at(subject);
}

/** What a call has done, whether anybody heard of it or not. A lookup that finds something leaves out the miss. */
export function doDeed(w: World, job: number, op: number, unheard: boolean): void {
  const { jobs, roots, subjects, model } = w;
  const root = jobs.root.at(job);
  // The order may have been over before its callee was done, and its row may be another order's by now.
  if (unheard && roots.generation.at(root) !== jobs.batch.at(job)) return;
  const callee = model.target[op];
  const product = productOf(w, root);
  const subject = roots.subject.at(root);
  switch (model.deed[op]) {
    case DEED.lookup:
      return lookUp(w, job, callee, product, unheard ? NONE : model.program.ops[op].other);
    case DEED.read: {
      const version = versionOf(w, callee, product);
      subjects.seen.put(subject, version);
      return countRead(w, job, FACT.productRead, callee, product, version, false);
    }
    case DEED.fill:
      if (subjects.seen.at(subject) !== NONE) fill(w, job, callee, product, subjects.seen.at(subject));
      return;
    case DEED.change:
      return change(w, job, product);
    default:
      return forget(w, job, callee, product);
  }
}

/** `hit` is the operation behind the miss. */
function lookUp(w: World, job: number, cache: number, product: number, hit: number): void {
  const { jobs, copies, keepers, roots, subjects } = w;
  const copy = copyOf(w, cache, product);
  if (copies.until[copy] <= w.scalars[NOW]) {
    keepers.misses[cache]++;
    const wasThere = copies.until[copy] > 0 ? 1 : 0;
    jobs.fact.put(
      job,
      w.core.tell(FACT.cacheMissed, jobs.root.at(job), jobs.fact.at(job), 0, cache, product, 0, wasThere),
    );
    return;
  }
  const version = copies.version[copy];
  subjects.seen.put(roots.subject.at(jobs.root.at(job)), version);
  countRead(w, job, FACT.cacheHit, cache, product, version, copies.oldFromStart[copy] === 1);
  // Whoever succeeds goes on with the next operation.
  if (hit !== NONE) jobs.op.put(job, hit - 1);
}

function countRead(
  w: World,
  job: number,
  fact: number,
  keeper: number,
  product: number,
  version: number,
  oldFromStart: boolean,
): void {
  const { jobs, keepers } = w;
  const old = behind(w, product, version);
  keepers.reads[keeper]++;
  if (old > 0) keepers.stale[keeper]++;
  if (old > 0 && oldFromStart) keepers.staleFromStart[keeper]++;
  const told = old * 2 + (oldFromStart ? 1 : 0);
  jobs.fact.put(job, w.core.tell(fact, jobs.root.at(job), jobs.fact.at(job), 0, keeper, product, version, told));
}

/** Whatever was there is overwritten, by something older, too: a cache compares nothing. */
function fill(w: World, job: number, cache: number, product: number, version: number): void {
  const { jobs, copies, keepers } = w;
  const copy = copyOf(w, cache, product);
  const old = behind(w, product, version);
  copies.version[copy] = version;
  copies.until[copy] = w.scalars[NOW] + keepers.ttlMs[cache];
  copies.oldFromStart[copy] = old > 0 ? 1 : 0;
  keepers.filled[cache]++;
  if (old > 0) keepers.filledStale[cache]++;
  jobs.fact.put(
    job,
    w.core.tell(FACT.cacheFilled, jobs.root.at(job), jobs.fact.at(job), 0, cache, product, version, old),
  );
}

function forget(w: World, job: number, cache: number, product: number): void {
  const { jobs, copies, keepers } = w;
  const copy = copyOf(w, cache, product);
  const found = copies.until[copy] > w.scalars[NOW] ? 1 : 0;
  copies.until[copy] = 0;
  keepers.deleted[cache] += found;
  jobs.fact.put(job, w.core.tell(FACT.cacheDeleted, jobs.root.at(job), jobs.fact.at(job), 0, cache, product, 0, found));
}

/** The primary has a new version from this instant on; each replica hears of it after its lag. */
function change(w: World, job: number, product: number): void {
  const { jobs, copies, keepers, changes } = w;
  const { primary, keepers: all } = w.model;
  const truth = copyOf(w, primary, product);
  const version = ++copies.version[truth];
  keepers.changed[primary]++;
  const fact = w.core.tell(FACT.productChanged, jobs.root.at(job), jobs.fact.at(job), 0, primary, product, version, 0);
  jobs.fact.put(job, fact);
  for (const keeper of all) {
    if (keepers.lagMs[keeper] < 0) continue;
    const row = changes.rows.take();
    changes.keeper[row] = keeper;
    changes.product[row] = product;
    changes.version[row] = version;
    changes.fact[row] = fact;
    if (keepers.lagMs[keeper] === 0) replicate(w, row);
    else w.core.schedule(w.scalars[NOW] + keepers.lagMs[keeper], EVENT.replicates, row, 0);
  }
}

/** A replica has heard of a change. It never goes back, though a shorter lag may let a later change overtake. */
export function replicate(w: World, row: number): void {
  const { changes, copies, keepers } = w;
  const keeper = changes.keeper[row];
  const copy = copyOf(w, keeper, changes.product[row]);
  const version = Math.max(copies.version[copy], changes.version[row]);
  copies.version[copy] = version;
  keepers.changed[keeper]++;
  w.core.tell(FACT.changeReplicated, NONE, changes.fact[row], 0, keeper, changes.product[row], version, 0);
  changes.rows.give(row);
}

/** The share of lookups that found nothing, so far; before the first one the cache is empty, and all will. */
export function missShare(w: World, cache: string): number {
  const keeper = w.model.indexOf.get(cache)!;
  const { reads, misses } = w.keepers;
  const lookups = reads[keeper] + misses[keeper];
  return lookups === 0 ? 1 : misses[keeper] / lookups;
}

/** Products of which a keeper has an old copy now. */
export function copiesBehind(w: World, keeper: number): number {
  const { copies, keepers, model } = w;
  const stride = model.keepers.length;
  let count = 0;
  for (let product = 0; (product + 1) * stride <= copies.rows.used; product++) {
    const copy = product * stride + keepers.place[keeper];
    const isThere = keepers.lagMs[keeper] >= 0 || copies.until[copy] > w.scalars[NOW];
    if (isThere && copies.version[copy] < copies.version[product * stride + keepers.place[model.primary]]) count++;
  }
  return count;
}
