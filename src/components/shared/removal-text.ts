// Why a message left its queue, in words.
import type { Removal } from '../../protocol/fact.ts';

const REASONS: Record<Removal, string> = {
  rejected: 'rejected by its worker',
  expired: 'time to live over',
  maxlen: 'queue full',
  delivery_limit: 'delivery limit reached',
  'queue-deleted': 'queue deleted',
  'broker-restart': 'lost with the broker',
  'worker-crash': 'lost with its worker',
  discarded: 'discarded by hand',
  cycle: 'dead-lettered in a circle',
};
export const removalText = (reason: Removal | null): string => (reason === null ? 'published here' : REASONS[reason]);
