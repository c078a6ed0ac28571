// All words of a list: each form (what is compared exactly) and each skeleton (what is hashed), numbered.
import { hashSkeleton } from '../reading/hash.ts';
import { wordLetters } from '../reading/letters.ts';
import { skeletonOf } from '../reading/units.ts';

export interface Form {
  /** Number of its skeleton. */
  readonly skeleton: number;
  /** Base letters as UTF-16. */
  readonly letters: string;
  /** As the list writes it. */
  readonly written: string;
  /** By letter: the marks that the text may have; none for most. */
  readonly marks: ReadonlyMap<number, readonly number[]>;
  /** Before case folding; only where upper and lower case are told apart. */
  readonly cased: string | undefined;
}

export interface Skeleton {
  readonly hash: number;
  readonly units: readonly number[];
}

export class Vocabulary {
  /** Numbered from 1: 0 is a word that no phrase holds. */
  readonly skeletons: Skeleton[] = [{ hash: 0, units: [] }];
  readonly forms: Form[] = [];
  readonly #skeletonByKey = new Map<string, number>();
  readonly #skeletonByHash = new Map<number, number>();
  readonly #formByKey = new Map<string, number>();
  readonly #formByWritten = new Map<string, number>();

  /** The number of a word's form. */
  add(written: string, isCaseSensitive: boolean): number {
    const writtenKey = isCaseSensitive ? `!${written}` : written;
    const known = this.#formByWritten.get(writtenKey);
    if (known !== undefined) return known;
    const { codes, cased, marks } = wordLetters(written, 0, written.length);
    const letters = String.fromCodePoint(...codes);
    const casedLetters = isCaseSensitive ? String.fromCodePoint(...cased) : undefined;
    const key = `${letters}\n${marks.size > 0 ? JSON.stringify([...marks]) : ''}\n${casedLetters ?? ''}`;
    let number = this.#formByKey.get(key);
    if (number === undefined) {
      number = this.forms.length;
      this.forms.push({ skeleton: this.#skeleton(codes), letters, written, marks, cased: casedLetters });
      this.#formByKey.set(key, number);
    }
    this.#formByWritten.set(writtenKey, number);
    return number;
  }

  #skeleton(codes: readonly number[]): number {
    const units = codes.map(skeletonOf);
    const key = String.fromCharCode(...units);
    const known = this.#skeletonByKey.get(key);
    if (known !== undefined) return known;
    const hash = hashSkeleton(units);
    // Two words with one hash share a number: what is found is compared letter by letter anyway.
    const same = this.#skeletonByHash.get(hash);
    const number = same ?? this.skeletons.length;
    if (same === undefined) {
      this.skeletons.push({ hash, units });
      this.#skeletonByHash.set(hash, number);
    }
    this.#skeletonByKey.set(key, number);
    return number;
  }
}
