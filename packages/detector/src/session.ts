// A text that is being edited: after each edit only its neighbourhood is looked at again. What it finds is always what `judgeHits` finds.
import { CandourError, type SiteKind, type Surface } from '@candour/contract';
import type { CompiledWatchlist } from './compile.ts';
import { judgeHits, judgeReading } from './judge.ts';
import { boundaryAfter, boundaryBefore } from './reading/boundaries.ts';
import { placesIn } from './scouting/look.ts';
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
const wholeUnits = 600;

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

  /** What lies so near to the edit that it may be found, lost or judged otherwise is looked at again; the rest only moves. */
  #lookAround(from: number, to: number, by: number): void {
    const { tables, scout, reading } = this.#compiled;
    const { widest, reachWords, reachUnits } = tables;
    const zoneFrom = boundaryBefore(this.text, from, reachWords, reachUnits);
    const zoneTo = boundaryAfter(this.text, to, reachWords, reachUnits);
    const lookFrom = boundaryBefore(this.text, zoneFrom, reachWords + widest, reachUnits);
    const lookTo = boundaryAfter(this.text, zoneTo, reachWords + widest, reachUnits);
    const before = this.findings.filter(({ span }) => span.end <= zoneFrom);
    const after = this.findings.filter(({ span }) => span.start >= zoneTo - by).map((finding) => moved(finding, by));
    let near: readonly Finding[] = [];
    const places = placesIn(tables, scout, this.text.slice(lookFrom, lookTo));
    if (places?.length !== 0) {
      reading.read(this.text, lookFrom, lookTo);
      near = judgeReading(reading, this.#input()).filter(({ span }) => span.end > zoneFrom && span.start < zoneTo);
      reading.forget();
    }
    this.findings = before.length + near.length + after.length === 0 ? [] : [...before, ...near, ...after];
  }
}

export const startSession = (compiled: CompiledWatchlist, settings: SessionSettings): Session =>
  new TextSession(compiled, settings);
