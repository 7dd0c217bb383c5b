// What a scenario may ask for at most. Declared once, so that knobs, files and links refuse the same things.

export const WORKERS_MAX = 20_000;
export const SLOTS_MAX = 10_000;
export const REPLICAS_MAX = 100;
export const WAITING_MAX = 10_000_000;
export const PREFETCH_MAX = 65_535;
export const RATE_MAX = 100_000;
/** Thirty days. */
export const HORIZON_MS_MAX = 30 * 24 * 3_600_000;
export const COMPONENTS_MAX = 100;
export const QUEUES_MAX = 200;
export const STEPS_MAX = 200;
/** What one broker may be said to take in a second. */
export const PUBLISHES_MAX = 1_000_000;
export const TTL_MS_MAX = HORIZON_MS_MAX;
export const LENGTH_MAX = 10_000_000;
export const PRIORITY_MAX = 10;
export const DELIVERY_LIMIT_MAX = 1_000;
export const RETRIES_MAX = 20;
export const BATCH_MAX = 10_000;
export const POISON_MAX = 1_000_000;
export const TRAFFIC_MAX = 15;
/** So often one customer may order again. */
export const AGAIN_MAX = 7;
export const PRODUCTS_MAX = 10_000;
