// A stretch of text read with one list: its words, and the further ways in which some of them can be read.
import type { HiddenKind } from '@candour/contract';
import { formInts } from '../compiled/layout.ts';
import { type ListTables, lettersOfForm } from '../compiled/open.ts';
import { lex } from './lex.ts';
import { wordLetters, type WordLetters } from './letters.ts';
import { WordRows } from './words.ts';

/** A further way to read the words `from` up to `to` (not included): as one word of the list. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly skeleton: number;
  /** Of the skeleton. */
  readonly hash: number;
  /** `undefined`: an elision, which hides nothing and where a phrase can only begin. */
  readonly kind: HiddenKind | undefined;
  /** What it is compared by. */
  readonly letters: WordLetters;
  /** Of a spaced-out group: between two of its words stands space, whatever separates its letters. */
  readonly group: number;
}

const baseLetters = (word: string): string => String.fromCodePoint(...wordLetters(word, 0, word.length).codes);

const noEdges: readonly Edge[] = [];
/** Letters of so many words are kept while one text is looked at. */
const lettersKept = 4096;

export class Reading {
  readonly tables: ListTables;
  readonly rows = new WordRows();
  text = '';
  edges: Edge[] = [];
  readonly #from = new Map<number, Edge[]>();
  readonly #to = new Map<number, Edge[]>();
  readonly #letters = new Map<number, WordLetters>();
  #words: ReadonlySet<string> | undefined;
  readonly #ordinary = new Map<number, ReadonlySet<string> | null>();
  readonly lookUp: (hash: number) => number;

  constructor(tables: ListTables) {
    this.tables = tables;
    const { vocabulary } = tables;
    const mask = (vocabulary.length >> 1) - 1;
    this.lookUp = (hash) => {
      let slot = hash & mask;
      for (;;) {
        const found = vocabulary[slot * 2] as number;
        if (found === hash) return vocabulary[slot * 2 + 1] as number;
        if (found === 0) return 0;
        slot = (slot + 1) & mask;
      }
    };
  }

  /** Reads `text` from `from` to `to`, which must lie where words may begin and end. */
  read(text: string, from: number, to: number): void {
    this.text = text;
    this.#forgetReadings();
    lex(text, from, to, this.rows, this.lookUp);
  }

  /** Lets go of the text: nothing of it stays, nor a hash that a dictionary could turn back into a word. */
  forget(): void {
    this.text = '';
    this.rows.hashes.fill(0, 0, this.rows.count);
    this.rows.ids.fill(0, 0, this.rows.count);
    this.#forgetReadings();
  }

  #forgetReadings(): void {
    if (this.edges.length > 0) {
      this.edges = [];
      this.#from.clear();
      this.#to.clear();
    }
    if (this.#letters.size > 0) this.#letters.clear();
  }

  addEdge(edge: Edge): void {
    this.edges.push(edge);
    const from = this.#from.get(edge.from);
    if (from) from.push(edge);
    else this.#from.set(edge.from, [edge]);
    const to = this.#to.get(edge.to);
    if (to) to.push(edge);
    else this.#to.set(edge.to, [edge]);
  }

  /** Whether one of `count` words from `word` on can be read in a further way. */
  hasEdgeFrom(word: number, count = 1): boolean {
    if (this.edges.length === 0) return false;
    for (let one = word; one < word + count; one += 1) if (this.#from.has(one)) return true;
    return false;
  }

  edgesFrom(word: number): readonly Edge[] {
    return this.#from.get(word) ?? noEdges;
  }

  edgesTo(word: number): readonly Edge[] {
    return this.#to.get(word) ?? noEdges;
  }

  /** Words of the text that an entry never takes for hidden ones, by their base letters. */
  ordinaryOf(entry: number): ReadonlySet<string> | undefined {
    const known = this.#ordinary.get(entry);
    if (known !== undefined) return known ?? undefined;
    const written = this.tables.texts().entries[entry]?.ordinary;
    const words = written && new Set(written.map(baseLetters));
    this.#ordinary.set(entry, words ?? null);
    return words;
  }

  /** Whether base letters are a word of the list, look-alikes told apart. */
  isOfList(codes: readonly number[]): boolean {
    this.#words ??= new Set(
      Array.from({ length: this.tables.forms.length / formInts }, (_, form) => lettersOfForm(this.tables, form)),
    );
    return this.#words.has(String.fromCodePoint(...codes));
  }

  /** The first and the last of the words that were read that a span has part in. */
  wordsOf({ start, end }: { readonly start: number; readonly end: number }): { first: number; last: number } {
    const { starts, ends, count } = this.rows;
    let first = 0;
    while (first + 1 < count && (ends[first] as number) <= start) first += 1;
    let last = first;
    while (last + 1 < count && (starts[last + 1] as number) < end) last += 1;
    return { first, last };
  }

  lettersOf(word: number): WordLetters {
    const known = this.#letters.get(word);
    if (known) return known;
    const { starts, ends } = this.rows;
    const letters = wordLetters(this.text, starts[word] ?? 0, ends[word] ?? 0);
    if (this.#letters.size < lettersKept) this.#letters.set(word, letters);
    return letters;
  }
}
