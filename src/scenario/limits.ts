// What a scenario may ask for at most. Declared once, so that knobs, files and links refuse the same things.

export const WORKERS_MAX = 10_000;
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
