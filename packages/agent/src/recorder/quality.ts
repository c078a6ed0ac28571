// How a full minute of frames stays inside its memory: quality drops before seconds do.
export const ringSeconds = 60;
/** All sealed frames of the ring together, in bytes. */
export const ringBytes = 26_000_000;
export const lowestQuality = 50;
/** The contract's largest frame, sealed. */
export const largestFrameBytes = 2_000_000;
const step = 5;

/** The quality for the next frame, when a minute of frames like this one would be too much, or much less than there is room for. */
export function nextQuality(quality: number, ceiling: number, frameBytes: number): number {
  const minute = frameBytes * ringSeconds;
  if (minute > ringBytes * 0.95) return Math.max(lowestQuality, quality - step);
  if (minute < ringBytes * 0.7) return Math.min(ceiling, quality + step);
  return Math.min(ceiling, quality);
}
