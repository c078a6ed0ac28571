// What a watchlist finds in a text, worked out from docs/matching.md as plainly and slowly as can be; the engines must find the same.
import { type Condition, type HiddenKind, hiddenKinds, surfaces, type WatchlistEntry } from '@candour/contract';
import type { InspectInput, MetCondition, Span, Watchlist } from '../../types.ts';
import { lettersOfWord, spellingsOf } from './equality.ts';
import {
  type Match,
  matchesOfWay,
  type Permissions,
  permissionsOf,
  type PreparedText,
  prepareText,
} from './matching.ts';
import { holds } from './surroundings.ts';
import { type PhraseWord, phraseWord, type Way, waysThrough } from './ways.ts';
import { readText } from './words.ts';

export interface OracleFinding {
  readonly entry: string;
  readonly span: Span;
  readonly verdict: 'stands' | 'noted';
  readonly conditions: readonly MetCondition[];
  /** Position of the phrase in the entry. */
  readonly phrase: number;
  /** Base letters of the words of the way. */
  readonly words: readonly string[];
  readonly hiddenWords: number;
  /** All lists of kinds that the minimal way may be hidden in: where two kinds explain a word, either is right. */
  readonly hidden: readonly (readonly HiddenKind[])[];
}

interface PreparedEntry {
  readonly entry: WatchlistEntry;
  readonly phrases: readonly (readonly Way[])[];
  readonly near: readonly Way[];
  readonly notNear: readonly Way[];
  readonly permissions: Permissions;
  /** Context words hide nothing. */
  readonly bare: Permissions;
}

export interface PreparedList {
  readonly entries: readonly PreparedEntry[];
  readonly words: readonly PhraseWord[];
}

export const prepareList = ({ entries, slots = [] }: Watchlist): PreparedList => {
  const prepared = entries.map((entry): PreparedEntry => {
    const ways = (phrase: string): Way[] => waysThrough(phrase, entry.language, slots);
    const ordinary = (entry.ordinary ?? []).map((word) => phraseWord(lettersOfWord(word)));
    return {
      entry,
      phrases: entry.phrases.map(ways),
      near: entry.near?.words.flatMap(ways) ?? [],
      notNear: entry.notNear?.words.flatMap(ways) ?? [],
      permissions: permissionsOf(entry, ordinary),
      bare: { hidden: [], ordinary: [], caseSensitive: false, language: entry.language },
    };
  });
  const ways = prepared.flatMap(({ phrases, near, notNear }) => [...phrases.flat(), ...near, ...notNear]);
  const spellings = prepared
    .filter(({ permissions }) => permissions.hidden.includes('romanised'))
    .flatMap(({ phrases }) => phrases.flat().flatMap((way) => way.words.flatMap(spellingsOf)));
  return { entries: prepared, words: [...new Set([...ways.flatMap((way) => way.words), ...spellings])] };
};

const isInside = (one: Span, other: Span): boolean =>
  one.start >= other.start && one.end <= other.end && (one.start !== other.start || one.end !== other.end);

/** The difference of word numbers between the nearest ends; 0 inside. */
const distance = (one: Match, other: Match): number =>
  Math.max(0, one.firstWord - other.lastWord, other.firstWord - one.lastWord);

interface WayFound {
  readonly phrase: number;
  readonly way: Way;
  readonly match: Match;
}

/** Negative where `one` counts before `other`: the phrase that stands first, then what was chosen first. */
const standsBefore = (one: WayFound, other: WayFound): number => {
  if (one.phrase !== other.phrase) return one.phrase - other.phrase;
  const taken = ({ way, match }: WayFound): number[] => {
    const gaps = [...match.gaps];
    return way.choices.map((choice) => (choice === 'gap' ? (gaps.shift() ?? 0) : choice));
  };
  const others = taken(other);
  return taken(one).reduce((order, choice, at) => order || choice - (others[at] ?? 0), 0);
};

const kindsOf = (match: Match): HiddenKind[] => hiddenKinds.filter((kind) => match.hidden.includes(kind));

const isMet = (asked: readonly Condition[], met: ReadonlySet<Condition>): boolean => {
  const isSurface = (one: Condition): boolean => (surfaces as readonly string[]).includes(one);
  const isSite = (one: Condition): boolean => one.startsWith('on-');
  const oneOf = (some: Condition[]): boolean => some.length === 0 || some.some((one) => met.has(one));
  return (
    oneOf(asked.filter(isSurface)) &&
    oneOf(asked.filter(isSite)) &&
    asked.every((one) => isSurface(one) || isSite(one) || met.has(one))
  );
};

const judgeMatch = (
  text: PreparedText,
  { entry, near, notNear, bare }: PreparedEntry,
  match: Match,
  input: InspectInput,
): Pick<OracleFinding, 'verdict' | 'conditions'> => {
  const stands = (ways: readonly Way[], within: number): boolean =>
    ways.some((way) => matchesOfWay(text, way, bare).some((other) => distance(match, other) <= within));
  const isNear = entry.near !== undefined && stands(near, entry.near.within);
  const isNotNear = entry.notNear !== undefined && stands(notNear, entry.notNear.within);
  const met = new Set(
    [...(entry.only ?? []), ...(entry.unless ?? [])].filter((one) =>
      holds(one, text.read, match, input, entry.language),
    ),
  );
  const isInnocent =
    (entry.near !== undefined && !isNear) ||
    isNotNear ||
    !isMet(entry.only ?? [], met) ||
    (entry.unless ?? []).some((one) => met.has(one));
  return {
    verdict: isInnocent ? 'noted' : 'stands',
    conditions: [
      ...(isNear ? (['near'] as const) : []),
      ...(isNotNear ? (['not-near'] as const) : []),
      ...new Set([...(entry.only ?? []), ...(entry.unless ?? [])].filter((one) => met.has(one))),
    ],
  };
};

const findingsOfEntry = (text: PreparedText, prepared: PreparedEntry, input: InspectInput): OracleFinding[] => {
  const all = prepared.phrases.flatMap((ways, phrase) =>
    ways.flatMap((way) => matchesOfWay(text, way, prepared.permissions).map((match) => ({ phrase, way, match }))),
  );
  const kept = all.filter(({ match }) => !all.some((other) => isInside(match, other.match)));
  const spans = Map.groupBy(kept, ({ match }) => `${match.start}-${match.end}`);
  return [...spans.values()].map((ways): OracleFinding => {
    const least = Math.min(...ways.map(({ match }) => match.hidden.length));
    const minimal = ways.filter(({ match }) => match.hidden.length === least).toSorted(standsBefore);
    const [first] = minimal;
    if (!first) throw new Error('A span has a match.');
    const { phrase, way, match } = first;
    const same = minimal.filter((one) => standsBefore(one, first) === 0);
    return {
      entry: prepared.entry.id,
      span: { start: match.start, end: match.end },
      ...judgeMatch(text, prepared, match, input),
      phrase,
      words: way.words.map(({ base }) => base),
      hiddenWords: match.hidden.length,
      hidden: same.map((one) => kindsOf(one.match)),
    };
  });
};

export const findingsOf = (list: PreparedList, input: InspectInput): OracleFinding[] => {
  const text = prepareText(readText(input.text), list.words);
  return list.entries.flatMap((entry) => findingsOfEntry(text, entry, input));
};

export const oracleFindings = (watchlist: Watchlist, input: InspectInput): OracleFinding[] =>
  findingsOf(prepareList(watchlist), input);
