// Positions along one axis from relations "b begins at least `distance` after a begins". The smallest solution of such a
// system is a longest path; it is whole-numbered and the same everywhere.

export interface Apart {
  before: string;
  after: string;
  distance: number;
}

/** Null when the relations contradict each other (a cycle that would push a node past itself). */
export function solve(ids: readonly string[], relations: readonly Apart[]): Map<string, number> | null {
  const starts = new Map(ids.map((id) => [id, 0]));
  for (let round = 0; round <= ids.length; round++) {
    let moved = false;
    for (const { before, after, distance } of relations) {
      const earliest = (starts.get(before) ?? 0) + distance;
      if (earliest > (starts.get(after) ?? 0)) {
        starts.set(after, earliest);
        moved = true;
      }
    }
    if (!moved) return starts;
  }
  return null;
}
