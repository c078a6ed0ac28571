// A text that is being edited: after each edit only its neighbourhood is looked at again. What it finds is always what `judgeHits` finds.
import { CandourError, type SiteKind, type Surface } from '@candour/contract';
import type { CompiledWatchlist } from './compile.ts';
import { entryNumber } from './compiled/open.ts';
import { judgeAgain, judgeBetween, judgeHits, judgeMarks } from './judge.ts';
import { mayBeQuoted } from './judging/quotation.ts';
import { reachUnits, reachWords } from './judging/reach.ts';
import { segmentUnits } from './limits.ts';
import { boundaryAfter, boundaryBefore } from './reading/boundaries.ts';
import { marksIn } from './scouting/look.ts';
import { movedMarks } from './scouting/marks.ts';
import type { Finding, InspectInput } from './types.ts';

/** At `at` (UTF-16 units) so many units go, and these come: an insertion, a deletion, a paste, an undo. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Holds the text: whoever holds a session holds what was typed, and lets go of both together. */
export interface Session {
  readonly text: string;
  /** As `judgeHits` of the text, by place. */
  readonly findings: readonly Finding[];
  /** @throws CandourError `edit-outside-text` when the edit lies outside the text; nothing changes then. */
  edit(edit: Edit): readonly Finding[];
  /** The text as it is now, however it came to be; only what differs is looked at. */
  replace(text: string): readonly Finding[];
}

export interface SessionSettings {
  readonly surface: Surface;
  readonly site?: SiteKind;
}

/** Shorter than this, a text is looked at as a whole. */
const wholeUnits = 150;
/** What conditions ask within so many words lies at most so many units away. */
const mostUnitsAWord = 128;

const moved = (finding: Finding, by: number): Finding =>
  by === 0
    ? finding
    : {
        ...finding,
        span: { start: finding.span.start + by, end: finding.span.end + by },
        ...(finding.context ? { context: { start: finding.context.start + by, end: finding.context.end + by } } : {}),
      };

class TextSession implements Session {
  readonly #compiled: CompiledWatchlist;
  readonly #settings: SessionSettings;
  text = '';
  findings: readonly Finding[] = [];

  constructor(compiled: CompiledWatchlist, settings: SessionSettings) {
    this.#compiled = compiled;
    this.#settings = settings;
  }

  edit({ at, remove, insert }: Edit): readonly Finding[] {
    const isInside = Number.isInteger(at) && Number.isInteger(remove) && at >= 0 && remove >= 0;
    if (!isInside || at + remove > this.text.length)
      throw new CandourError(
        'edit-outside-text',
        `An edit of ${remove} units at ${at} in a text of ${this.text.length} units.`,
      );
    this.text = this.text.slice(0, at) + insert + this.text.slice(at + remove);
    if (this.text.length <= wholeUnits) this.findings = judgeHits(this.#compiled, this.#input());
    else this.#lookAround(at, at + insert.length, insert.length - remove);
    return this.findings;
  }

  replace(text: string): readonly Finding[] {
    const before = this.text;
    const shorter = Math.min(before.length, text.length);
    let at = 0;
    while (at < shorter && before.charCodeAt(at) === text.charCodeAt(at)) at += 1;
    let same = 0;
    while (
      same < shorter - at &&
      before.charCodeAt(before.length - 1 - same) === text.charCodeAt(text.length - 1 - same)
    )
      same += 1;
    if (at === before.length && at === text.length) return this.findings;
    return this.edit({ at, remove: before.length - at - same, insert: text.slice(at, text.length - same) });
  }

  #input(): InspectInput {
    return { text: this.text, ...this.#settings };
  }

  /**
   * Hits so near to the edit that a phrase reaches it are looked for again; those whose conditions reach it are judged again; the rest only
   * moves.
   */
  #lookAround(from: number, to: number, by: number): void {
    const { text } = this;
    const words = this.#compiled.tables.widest + 1;
    const zoneFrom = boundaryBefore(text, from, words, segmentUnits + 1);
    const zoneTo = boundaryAfter(text, to, words, segmentUnits + 1);
    const near = this.#findBetween(boundaryBefore(text, zoneFrom, words), boundaryAfter(text, zoneTo, words)).filter(
      ({ span }) => span.end > zoneFrom && span.start < zoneTo,
    );
    if (near.length === 0 && this.findings.length === 0) return;
    const far = (findings: readonly Finding[]): readonly Finding[] =>
      findings.map((finding) =>
        this.#isReached(finding, from, to) ? judgeAgain(this.#compiled, finding, this.#input()) : finding,
      );
    const before = this.findings.filter(({ span }) => span.end <= zoneFrom);
    const after = this.findings.filter(({ span }) => span.start >= zoneTo - by).map((finding) => moved(finding, by));
    // One that ends before the zone may begin where one that reaches into it begins.
    this.findings = [...far(before), ...near, ...far(after)].sort((one, other) => this.#byPlace(one, other));
  }

  #findBetween(from: number, to: number): readonly Finding[] {
    const compiled = this.#compiled;
    const marks = marksIn(compiled.scout, this.text.slice(from, to));
    if (!marks) return judgeBetween(compiled, this.#input(), from, to);
    return marks.length === 0 ? [] : judgeMarks(compiled, this.#input(), movedMarks(marks, from));
  }

  /** As hits are ordered: by beginning, the longer first, then as the list has them. */
  #byPlace(one: Finding, other: Finding): number {
    const { tables } = this.#compiled;
    return (
      one.span.start - other.span.start ||
      other.span.end - one.span.end ||
      entryNumber(tables, one.entry) - entryNumber(tables, other.entry)
    );
  }

  /** Whether what changed lies so near to a finding that it may be judged otherwise. */
  #isReached({ entry: id, span, conditions }: Finding, from: number, to: number): boolean {
    const { tables } = this.#compiled;
    const entry = tables.texts().entries[entryNumber(tables, id)];
    if (!entry) return false;
    const apart = Math.max(span.start - to, from - span.end);
    const isInUnits = apart <= reachUnits(entry);
    if (isInUnits && (conditions.includes('quoted') || mayBeQuoted(this.text, span.start))) return true;
    const words = reachWords(entry, tables.widest);
    if (words === 0 || apart > words * mostUnitsAWord) return false;
    return span.start >= to
      ? boundaryBefore(this.text, span.start, words) <= to
      : boundaryAfter(this.text, span.end, words) >= from;
  }
}

export const startSession = (compiled: CompiledWatchlist, settings: SessionSettings): Session =>
  new TextSession(compiled, settings);
