// Comes upon phrases by their anchors and follows each: every match in what was read.
import { caseBit, itemInts, leastMask } from '../compiled/layout.ts';
import { programEntry, programWords } from '../compiled/program.ts';
import { hashNeighbours } from '../reading/hash.ts';
import type { Reading } from '../reading/reading.ts';
import { type Way, waysFrom } from './ways.ts';

/** Where the program of a phrase stands, and a way in which it matched. */
export type Found = (program: number, way: Way) => void;

/** Where the list of the phrases begins that are looked for at a word or at two neighbours; 0 when there are none. */
export const anchorList = (anchors: Int32Array, hash: number): number => {
  const mask = (anchors.length >> 1) - 1;
  let slot = hash & mask;
  for (;;) {
    const list = anchors[slot * 2 + 1] as number;
    if (list === 0 || anchors[slot * 2] === hash) return list;
    slot = (slot + 1) & mask;
  }
};

/** Words at which a phrase may begin so that between `least` and `most` words stand before `word`, over all readings. */
const startsBefore = (reading: Reading, word: number, least: number, most: number): ReadonlySet<number> => {
  const starts = new Set<number>();
  let places = new Set([word]);
  for (let words = 0; words <= most; words += 1) {
    if (words >= least) for (const place of places) starts.add(place);
    const earlier = new Set<number>();
    for (const place of places) {
      if (place > 0) earlier.add(place - 1);
      for (const edge of reading.edgesTo(place)) earlier.add(edge.from);
    }
    places = earlier;
  }
  return starts;
};

class Finder {
  readonly reading: Reading;
  readonly found: Found;
  /** Patterns already followed from a word, so that two anchors of one phrase do not give it twice. */
  #followed = new Set<number>();

  /** Bits of an entry that count: all, or only those that hide nothing. */
  readonly #mask: number;

  constructor(reading: Reading, found: Found, seesThrough: boolean) {
    this.reading = reading;
    this.found = found;
    this.#mask = seesThrough ? -1 : caseBit;
  }

  list(at: number, word: number): void {
    const { lists, programs, entryBits } = this.reading.tables;
    const count = lists[at] as number;
    const hasEdges = this.reading.edges.length > 0;
    for (let item = 0; item < count; item += 1) {
      const place = at + 1 + item * itemInts;
      const program = lists[place] as number;
      const least = (lists[place + 1] as number) & leastMask;
      const most = lists[place + 2] as number;
      const bits = (entryBits[programs[program + programEntry] as number] as number) & this.#mask;
      if (!hasEdges && least === most) {
        if (word >= least)
          this.#follow(program, word - least, bits, (programs[program + programWords] as number) === 0);
        continue;
      }
      if (hasEdges) {
        for (const start of startsBefore(this.reading, word, least, most)) this.#follow(program, start, bits, true);
      } else
        for (let start = Math.max(0, word - most); start <= word - least; start += 1)
          this.#follow(program, start, bits, true);
    }
  }

  #follow(program: number, start: number, bits: number, mayRepeat: boolean): void {
    if (mayRepeat) {
      const key = program * 0x4000000 + start;
      if (this.#followed.has(key)) return;
      this.#followed.add(key);
    }
    for (const way of waysFrom(this.reading, program, start, bits)) this.found(program, way);
  }
}

/** Calls `found` for every match of every phrase. Linear in the words, times what stands at one anchor. */
export const findAll = (reading: Reading, found: Found, seesThrough = true): void => {
  const { rows, tables } = reading;
  const { ids, hashes, count } = rows;
  const { anchors } = tables;
  const finder = new Finder(reading, found, seesThrough);
  const look = (hash: number, word: number): void => {
    const list = anchorList(anchors, hash);
    if (list !== 0) finder.list(list, word);
  };
  for (let word = 0; word < count; word += 1) {
    if (ids[word] === 0) continue;
    const hash = hashes[word] as number;
    look(hash, word);
    if (word > 0 && ids[word - 1] !== 0) look(hashNeighbours(hashes[word - 1] as number, hash), word);
  }
  for (const { hash, from, to } of reading.edges) {
    look(hash, from);
    if (from > 0) look(hashNeighbours(hashes[from - 1] as number, hash), from);
    for (const before of reading.edgesTo(from)) look(hashNeighbours(before.hash, hash), from);
    if (to < count) look(hashNeighbours(hash, hashes[to] as number), to);
  }
};
