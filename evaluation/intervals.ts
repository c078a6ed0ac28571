// 95 % intervals of proportions. Wilson's where lines stand alone (Wilson 1927, J. Am. Stat. Assoc. 22, 209–212; recommended by Newcombe 1998,
// Stat. Med. 17, 857–872); where lines come in groups (a template, a source) whole groups are drawn anew (cluster bootstrap; Field and Welsh
// 2007, J. R. Stat. Soc. B 69, 369–390).

export type IntervalMethod = 'wilson' | 'groups' | 'wilson-of-groups';

export interface Interval {
  /** Both proportions, 0 to 1. */
  readonly low: number;
  readonly high: number;
  /** `groups`: cluster bootstrap. `wilson-of-groups`: too few hits (or misses) to draw from, so that each group counts as one line. */
  readonly method: IntervalMethod;
}

/** The line's group, and whether it was hit. */
export interface Drawn {
  readonly group: number;
  readonly isHit: boolean;
}

const z = 1.959964;
const drawCount = 1_000;
/** With fewer hits than this a draw often holds none, and its interval would be too narrow. */
const fewestToDraw = 10;

export function wilson(hits: number, count: number): { readonly low: number; readonly high: number } {
  if (count === 0) return { low: 0, high: 1 };
  const share = hits / count;
  const middle = share + (z * z) / (2 * count);
  const half = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const whole = 1 + (z * z) / count;
  // The ends are exact where nothing or everything was hit.
  return {
    low: hits === 0 ? 0 : Math.max(0, (middle - half) / whole),
    high: hits === count ? 1 : Math.min(1, (middle + half) / whole),
  };
}

/** mulberry32: small, and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same lines give the same interval: the draws begin at a fixed seed. */
export function intervalOf(drawn: readonly Drawn[]): Interval {
  const groups = new Map<number, { lines: number; hits: number }>();
  let hits = 0;
  for (const { group, isHit } of drawn) {
    let tally = groups.get(group);
    if (!tally) {
      tally = { lines: 0, hits: 0 };
      groups.set(group, tally);
    }
    tally.lines += 1;
    if (isHit) {
      tally.hits += 1;
      hits += 1;
    }
  }
  if (groups.size === drawn.length) return { ...wilson(hits, drawn.length), method: 'wilson' };
  const share = hits / drawn.length;
  if (Math.min(hits, drawn.length - hits) < fewestToDraw)
    return { ...wilson(share * groups.size, groups.size), method: 'wilson-of-groups' };
  return { ...bootstrap([...groups.values()], share), method: 'groups' };
}

function bootstrap(
  groups: readonly { readonly lines: number; readonly hits: number }[],
  share: number,
): { readonly low: number; readonly high: number } {
  const random = randomFrom(groups.length);
  const shares = new Float64Array(drawCount);
  for (let draw = 0; draw < drawCount; draw += 1) {
    let lines = 0;
    let hits = 0;
    for (let index = 0; index < groups.length; index += 1) {
      const group = groups[Math.floor(random() * groups.length)];
      lines += group?.lines ?? 0;
      hits += group?.hits ?? 0;
    }
    shares[draw] = hits / lines;
  }
  shares.sort();
  const at = (quantile: number): number => shares[Math.round(quantile * (drawCount - 1))] ?? share;
  return { low: Math.min(share, at(0.025)), high: Math.max(share, at(0.975)) };
}
