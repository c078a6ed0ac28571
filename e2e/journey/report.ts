// The report of one scripted run, and the claims it must meet: each is a case of the suite, and all of them make `ok`.

export interface ClipGap {
  /** Seconds from the trigger. */
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

export interface JourneyFacts {
  /** The incident that holds a finding of each surface. */
  readonly surfaces: { readonly typed: string; readonly copied: string; readonly searched: string };
  /** From the last key of a phrase to the open console showing its finding. */
  readonly shownAfterMs: { readonly median: number; readonly p95: number; readonly n: number };
  readonly clip: {
    readonly framesStored: number;
    readonly framesDecoded: number;
    /** One for each frame of the player, read from its pixels. */
    readonly codes: readonly string[];
    readonly secondsBefore: number;
    readonly secondsAfter: number;
    readonly secondsTotal: number;
    readonly gaps: readonly ClipGap[];
  };
  readonly innocent: { readonly lines: number; readonly incidents: number };
  readonly forbidden: { readonly shown: number; readonly framesStored: number; readonly textsRead: number };
  readonly hostile: {
    readonly attempted: number;
    readonly forged: number;
    readonly hidden: number;
    readonly succeedWithoutDefence: number;
  };
  readonly plaintext: {
    readonly places: number;
    readonly found: number;
    readonly control: { readonly planted: number; readonly found: number };
  };
  readonly log: { readonly entries: number; readonly verified: boolean; readonly openingLogged: boolean };
  readonly outcome: string;
}

export interface JourneyReport extends JourneyFacts {
  readonly ok: boolean;
  /** Only when something is not as claimed. */
  readonly failed?: readonly string[];
}

export interface Claim {
  readonly says: string;
  readonly holds: boolean;
  /** What was found instead. */
  readonly found: string;
}

/** What the run alone knows beside its report. */
export interface Witness {
  /** Codes on pages that may be looked at, in the order in which they were shown. */
  readonly allowedCodes: readonly string[];
  readonly forbiddenCodes: readonly string[];
  /** What is wrong in the words, the outcome or the record, in plain words. */
  readonly complaints: readonly string[];
}

export function claimsOf(facts: JourneyFacts, { allowedCodes, forbiddenCodes, complaints }: Witness): Claim[] {
  const { surfaces, shownAfterMs, clip, innocent, forbidden, hostile, plaintext, log, outcome } = facts;
  const claim = (says: string, holds: boolean, found: unknown): Claim => ({
    says,
    holds,
    found: typeof found === 'string' ? found : JSON.stringify(found),
  });
  const places = clip.codes.map((code) => allowedCodes.indexOf(code));
  const isWindow = (seconds: number): boolean => seconds >= 15 && seconds <= 16;
  return [
    claim(
      'a typed, a copied and a searched phrase each reached an incident',
      Object.values(surfaces).every(Boolean),
      surfaces,
    ),
    claim('at least 60 findings were timed from the last key to the console', shownAfterMs.n >= 60, shownAfterMs),
    claim(
      'every frame of the player shows a code that its page had shown',
      clip.codes.length > 0 && places.every((place) => place >= 0),
      clip.codes,
    ),
    claim(
      'the frames stand in the order in which they were shown',
      places.every((place, index) => index === 0 || place >= (places[index - 1] ?? 0)),
      places,
    ),
    claim('at least 20 different seconds are in the clip', new Set(clip.codes).size >= 20, new Set(clip.codes).size),
    claim(
      'every stored frame opens in the player',
      clip.framesStored > 0 && clip.framesStored === clip.framesDecoded && clip.framesDecoded === clip.codes.length,
      [clip.framesStored, clip.framesDecoded, clip.codes.length],
    ),
    claim(
      'the clip reaches 15 s before the trigger and 15 s after, 60 s at most',
      isWindow(clip.secondsBefore) && isWindow(clip.secondsAfter) && clip.secondsTotal <= 60,
      clip,
    ),
    claim(
      'gaps before and after the trigger say why',
      ['site-never-watched', 'secret-field'].every((reason) => clip.gaps.some((gap) => gap.reason === reason)) &&
        clip.gaps.some(({ to }) => to <= 0) &&
        clip.gaps.some(({ from }) => from >= 0),
      clip.gaps,
    ),
    claim('at least 50 innocent lines brought no incident', innocent.lines >= 50 && innocent.incidents === 0, innocent),
    claim(
      'at least 10 codes were shown on forbidden pages, and none is in the clip',
      forbidden.shown >= 10 &&
        forbidden.framesStored === 0 &&
        !clip.codes.some((code) => forbiddenCodes.includes(code)),
      forbidden,
    ),
    claim('nothing typed on a forbidden page was read', forbidden.textsRead === 0, forbidden.textsRead),
    claim('no hostile page forged a finding', hostile.attempted > 0 && hostile.forged === 0, hostile),
    claim('no hostile page hid typing', hostile.hidden === 0, hostile),
    claim(
      'at least two of its attacks succeed where the defence is off',
      hostile.succeedWithoutDefence >= 2,
      hostile.succeedWithoutDefence,
    ),
    claim(
      'the search finds what is planted in every place',
      plaintext.places > 0 &&
        plaintext.control.planted >= plaintext.places * 5 &&
        plaintext.control.found === plaintext.control.planted,
      plaintext,
    ),
    claim(
      'no innocent line, no canary and no image stands anywhere in the clear',
      plaintext.found === 0,
      plaintext.found,
    ),
    claim('the log’s checkpoint, root and tiles verify', log.entries > 0 && log.verified, log),
    claim('each opening stood in the log before anything was handed out', log.openingLogged, log.openingLogged),
    claim('the incident was closed with an outcome', outcome !== '', outcome),
    claim('words, counts and record are what was done, and nothing else', complaints.length === 0, complaints),
  ];
}

export function reportOf(facts: JourneyFacts, claims: readonly Claim[]): JourneyReport {
  const failed = claims.filter(({ holds }) => !holds).map(({ says, found }) => `${says}: found ${found.slice(0, 600)}`);
  return failed.length === 0 ? { ok: true, ...facts } : { ok: false, ...facts, failed };
}

/** Median and 95th percentile, in whole ms. */
export function spreadOf(times: readonly number[]): JourneyFacts['shownAfterMs'] {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN);
  return { median: at(0.5), p95: at(0.95), n: sorted.length };
}
