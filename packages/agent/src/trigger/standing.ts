// The same phrase still standing in a field is one finding, however often its text is handed over.
//
// The rule: in one field of one document an entry's phrase counts when it appears, and again only after it had left the caret's window
// and came back (it was deleted and typed again, or typed a second time beside the first). It counts once more, too, when the words that
// made it innocent are gone, or when it now weighs more. In another field, document, tab or surface it is new. A text copied or searched
// twice within five seconds is one act: browsers report one search up to three times. What may still become another word does not stand
// yet: it is new at each look, until it is settled.
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
  /** Its last word ends at the caret. */
  readonly mayGoOn: boolean;
}

/** Phrases that stand there, each with the weights of its places, heaviest first. */
type Field = ReadonlyMap<string, readonly number[]>;

const keyOf = ({ entry, entryVersion, path }: Judged): string => JSON.stringify([entry, entryVersion, path]);
export const fieldOf = ({ tab, field }: Pick<SeenText, 'tab' | 'field'>): string => JSON.stringify([tab, field]);

export class StandingPhrases {
  #fields = new Map<string, Field>();
  #lastAct: { readonly digest: string; readonly atMs: number } | null = null;

  /** Those that count as new in this text, in its order. */
  fresh<T extends Judged>(text: SeenText, judged: readonly T[], nowMs: number): T[] {
    return text.surface === 'typed' ? this.#freshInField(text, judged) : this.#freshAct(text, judged, nowMs);
  }

  /** What was held until now is known not to go on: from now on it stands. */
  settled(text: SeenText, judged: readonly Judged[]): void {
    const field = this.#fields.get(fieldOf(text)) ?? new Map<string, readonly number[]>();
    this.#keep(fieldOf(text), addedTo(field, judged));
  }

  /** Another pupil, or nobody: what stood there is not theirs. */
  forget(): void {
    this.#fields.clear();
    this.#lastAct = null;
  }

  #freshInField<T extends Judged>(text: SeenText, judged: readonly T[]): T[] {
    const before: Field = this.#fields.get(fieldOf(text)) ?? new Map();
    const byKey = Map.groupBy(judged, keyOf);
    const fresh = new Set<T>();
    for (const [key, all] of byKey) {
      const stood = before.get(key) ?? [];
      // Heaviest against heaviest: what has no counterpart of at least its weight is new; of equals, the one at the caret.
      const now = all.toSorted((a, b) => b.weight - a.weight || Number(a.mayGoOn) - Number(b.mayGoOn));
      now.forEach((one, place) => {
        const weight = stood[place];
        if (weight === undefined || weight < one.weight) fresh.add(one);
      });
    }
    const standing = judged.filter((one) => !(fresh.has(one) && one.mayGoOn));
    this.#keep(fieldOf(text), addedTo(new Map(), standing));
    return judged.filter((one) => fresh.has(one));
  }

  #keep(name: string, field: Field): void {
    this.#fields.delete(name);
    if (field.size > 0) this.#fields.set(name, field);
    const oldest = this.#fields.keys().next();
    if (this.#fields.size > mostFields && !oldest.done) this.#fields.delete(oldest.value);
  }

  #freshAct<T extends Judged>(text: SeenText, judged: readonly T[], nowMs: number): T[] {
    if (judged.length === 0) return [];
    const digest = sha256Hex(toUtf8(JSON.stringify([text.surface, text.tab, text.text]).toWellFormed()));
    const isSame = this.#lastAct?.digest === digest && nowMs - this.#lastAct.atMs < sameActMs;
    this.#lastAct = { digest, atMs: nowMs };
    return isSame ? [] : [...judged];
  }
}

function addedTo(field: Field, judged: readonly Judged[]): Field {
  const added = new Map(field);
  for (const one of judged) {
    const weights = [...(added.get(keyOf(one)) ?? []), one.weight];
    added.set(
      keyOf(one),
      weights.sort((a, b) => b - a),
    );
  }
  return added;
}
