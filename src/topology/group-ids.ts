// Readable ids for groups. The parser numbers a group without an id (`subGraph0`, inner ones first), so that one more group
// would rename all that follow; here its id comes from its title and stays while the title stays.

import type { ParsedGroup } from './pele-adapter.ts';

function slug(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join('-') ?? 'group';
}

/** Parser's id -> ours. An id that the text itself gives is kept; `taken` are ids that nodes have. */
export function groupIds(groups: ParsedGroup[], taken: Iterable<string>): Map<string, string> {
  const used = new Set([...taken, ...groups.map((group) => group.id)]);
  const ids = new Map<string, string>();
  for (const group of groups) {
    if (!/^subGraph\d+$/.test(group.id)) {
      ids.set(group.id, group.id);
      continue;
    }
    const base = slug(group.title);
    let id = base;
    for (let n = 2; used.has(id); n++) id = `${base}-${n}`;
    used.add(id);
    ids.set(group.id, id);
  }
  return ids;
}
