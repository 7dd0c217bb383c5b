// Purposes of luck by name: each has a key of its own for the random function of the core.

/** A 32-bit name of a purpose (FNV-1a), so that each purpose has its own key. */
export function keyOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
