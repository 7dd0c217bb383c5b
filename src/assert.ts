// Our own bugs stop the run with a sentence. People's input is never asserted; it is answered with issues.

export function assert(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(`queuescope: ${sentence}`);
}

/** Ends an exhaustive switch: the compiler proves that no case is left. */
export function assertNever(value: never): never {
  throw new Error(`queuescope: unhandled case ${JSON.stringify(value)}`);
}
