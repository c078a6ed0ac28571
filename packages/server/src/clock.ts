// The time comes in from outside, so that tests can move it.
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** ISO 8601 in UTC with milliseconds, as every wire and row has it. */
export const isoOf = (ms: number): string => new Date(ms).toISOString();
