// What counts as a finding: compiles watchlists, inspects text, explains what was found. Pure: no DOM, no Node, no clock.
export { type Batch, type BatchMatch, openBatch } from './batch.ts';
export { checkExamples, type ExampleProblem, exampleInput, unprovenPhrases } from './check-examples.ts';
export { checkPhrases } from './checks/check-phrases.ts';
export { checkList, type ListCheck } from './checks/check-list.ts';
export { falseFlagLimits, type InnocentText } from './checks/check-share.ts';
export { bareLanguages } from './checks/bare-words/bare-words.ts';
export { baseLanguage, type Dictionaries, type OrdinaryWords, type Remark } from './checks/remark.ts';
export { parsePhrase } from './pattern/parse.ts';
export { wilsonInterval } from './checks/wilson.ts';
export { type CompiledWatchlist, compile, openWatchlist, packWatchlist } from './compile.ts';
export { explain } from './explain.ts';
export { inspect, judge, judgeHits } from './judge.ts';
export { type Match, scan } from './scan.ts';
export { type Edit, type Session, type SessionSettings, startSession } from './session.ts';
export type {
  Explanation,
  Finding,
  Hit,
  InspectInput,
  Inspection,
  MetCondition,
  Span,
  Watchlist,
} from './types.ts';
export { editWatchlist, type WatchlistChange } from './watchlist-file/edit.ts';
export { type EntryDraft, formatDrafts, formatWatchlist } from './watchlist-file/format.ts';
export { joinSlots } from './watchlist-file/join-slots.ts';
export { type ParsedWatchlist, parseWatchlist } from './watchlist-file/parse.ts';
export { type FindPlace, openPlaces, type Place } from './watchlist-file/places.ts';
export { problemLine, type WatchlistProblem } from './watchlist-file/problem.ts';
