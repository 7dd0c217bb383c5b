// The names under which things are counted for each order, beside the purposes of its luck.

/** The name under which is counted what a service has done for an order. */
export const doneBy = (service: string): string => `done.${service}`;

/** The name under which is counted how often an order has been stored. */
export const STORED = 'stored';

/** The name under which an order's handlings by a pool are counted. */
export const handledBy = (pool: string): string => `handled.${pool}`;

/** The name of the luck, and of the count of attempts, with which a pool's handling fails. */
export const errorsOf = (pool: string): string => `errors.${pool}`;
