// Node 20 runs everything here but lacks three functions that vitest uses to print a failure or a snapshot: without
// them, a failing test would be counted but never shown. Nothing happens on Node 22 and later.

/**
 * @template Item, Key
 * @param {Iterable<Item>} items
 * @param {(item: Item, index: number) => Key} keyOf
 * @returns {Map<Key, Item[]>}
 */
function groupBy(items, keyOf) {
  /** @type {Map<Key, Item[]>} */
  const groups = new Map();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function withResolvers() {
  /** @type {{ resolve?: (value: unknown) => void, reject?: (reason: unknown) => void }} */
  const resolvers = {};
  const promise = new Promise((resolve, reject) => Object.assign(resolvers, { resolve, reject }));
  return { promise, ...resolvers };
}

/**
 * @param {object} owner
 * @param {string} name
 * @param {unknown} value
 */
function addMissing(owner, name, value) {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

addMissing(Map, 'groupBy', groupBy);
addMissing(
  Object,
  'groupBy',
  /** @param {Parameters<typeof groupBy>} parts */ (...parts) => Object.fromEntries(groupBy(...parts)),
);
addMissing(Promise, 'withResolvers', withResolvers);
