// What comparisons are about, in the order of menus and cards.
import type { Topic } from '../../scenario/library/library.ts';

export const TOPICS: readonly [Topic, string][] = [
  ['checkout', 'The checkout'],
  ['failures', 'Failures and retries'],
  ['messages', 'Queues and messages'],
  ['pages', 'Caches and replicas'],
];
