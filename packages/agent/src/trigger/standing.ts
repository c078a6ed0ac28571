// The same phrase still standing in a field is one finding, however often its text is handed over.
//
// The rule: in one field of one document an entry's phrase counts when it appears, and again only after it had left the caret's window
// and came back (it was deleted and typed again, or typed a second time beside the first). It counts once more, too, when the words that
// made it innocent are gone, or when it now weighs more. In another field, document, tab or surface it is new. A text copied or searched
// twice within five seconds is one act: browsers report one search up to three times.
import { sha256Hex, toUtf8 } from '@candour/trust';
import type { SeenText } from '../seen.ts';

export const sameActMs = 5_000;
const mostFields = 200;

export interface Judged {
  readonly entry: string;
  readonly entryVersion: number;
  /** The way through the phrase: two ways of one pattern are two phrases to the pupil. */
  readonly path: string;
  /** -1 judged innocent, then the severity's rank. */
  readonly weight: number;
}

interface Standing {
  readonly heaviest: ReadonlyMap<string, readonly number[]>;
}

const keyOf = ({ entry, entryVersion, path }: Judged): string => JSON.stringify([entry, entryVersion, path]);

export class StandingPhrases {
  #fields = new Map<string, Standing>();
  #lastAct: { readonly digest: string; readonly atMs: number } | null = null;

  /** Those that count as new in this text, in its order. */
  fresh<T extends Judged>(text: SeenText, judged: readonly T[], nowMs: number): T[] {
    return text.surface === 'typed' ? this.#freshInField(text, judged) : this.#freshAct(text, judged, nowMs);
  }

  /** Another pupil, or nobody: what stood there is not theirs. */
  forget(): void {
    this.#fields.clear();
    this.#lastAct = null;
  }

  #freshInField<T extends Judged>(text: SeenText, judged: readonly T[]): T[] {
    const field = JSON.stringify([text.tab, text.field]);
    const before = this.#fields.get(field)?.heaviest ?? new Map<string, readonly number[]>();
    this.#fields.delete(field);
    const byKey = Map.groupBy(judged, keyOf);
    if (byKey.size > 0)
      this.#fields.set(field, { heaviest: new Map([...byKey].map(([key, all]) => [key, heaviestFirst(all)])) });
    const oldest = this.#fields.keys().next();
    if (this.#fields.size > mostFields && !oldest.done) this.#fields.delete(oldest.value);

    const fresh = new Set<T>();
    for (const [key, all] of byKey) {
      const stood = before.get(key) ?? [];
      const now = all.toSorted((a, b) => b.weight - a.weight);
      // Heaviest against heaviest: what has no counterpart of at least its weight is new.
      now.forEach((one, place) => {
        const weight = stood[place];
        if (weight === undefined || weight < one.weight) fresh.add(one);
      });
    }
    return judged.filter((one) => fresh.has(one));
  }

  #freshAct<T extends Judged>(text: SeenText, judged: readonly T[], nowMs: number): T[] {
    if (judged.length === 0) return [];
    const digest = sha256Hex(toUtf8(JSON.stringify([text.surface, text.tab, text.text]).toWellFormed()));
    const isSame = this.#lastAct?.digest === digest && nowMs - this.#lastAct.atMs < sameActMs;
    this.#lastAct = { digest, atMs: nowMs };
    return isSame ? [] : [...judged];
  }
}

const heaviestFirst = (all: readonly Judged[]): number[] => all.map(({ weight }) => weight).sort((a, b) => b - a);
