// Comes upon phrases by their anchors and follows each: every match in what was read.
import { anchorBits, caseBit } from '../compiled/layout.ts';
import { programEntry } from '../compiled/program.ts';
import { hashPair } from '../reading/hash.ts';
import type { Reading } from '../reading/reading.ts';
import { type Way, waysFrom } from './ways.ts';

/** A pattern's number, where its program stands, and a way in which it matched. */
export type Found = (pattern: number, program: number, way: Way) => void;

/** Where a pair's list begins, or -1. `first` carries the direction in its lowest bit. */
const pairList = (pairs: Int32Array, first: number, second: number): number => {
  const mask = pairs.length / 3 - 1;
  let slot = hashPair(first, second) & mask;
  for (;;) {
    const found = pairs[slot * 3] as number;
    if (found === first && pairs[slot * 3 + 1] === second) return pairs[slot * 3 + 2] as number;
    if (found === 0) return -1;
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
    const { lists, patterns, programs, entryBits } = this.reading.tables;
    const count = lists[at] as number;
    const hasEdges = this.reading.edges.length > 0;
    for (let item = 0; item < count; item += 1) {
      const place = at + 1 + item * 3;
      const pattern = lists[place] as number;
      const least = lists[place + 1] as number;
      const most = lists[place + 2] as number;
      const program = patterns[pattern] as number;
      const bits = (entryBits[programs[program + programEntry] as number] as number) & this.#mask;
      if (!hasEdges && least === most) {
        if (word >= least) this.#follow(pattern, program, word - least, bits, (programs[program + 2] as number) === 0);
        continue;
      }
      if (hasEdges) {
        for (const start of startsBefore(this.reading, word, least, most))
          this.#follow(pattern, program, start, bits, true);
      } else
        for (let start = Math.max(0, word - most); start <= word - least; start += 1)
          this.#follow(pattern, program, start, bits, true);
    }
  }

  #follow(pattern: number, program: number, start: number, bits: number, mayRepeat: boolean): void {
    if (mayRepeat) {
      const key = pattern * 0x8000000 + start;
      if (this.#followed.has(key)) return;
      this.#followed.add(key);
    }
    for (const way of waysFrom(this.reading, program, start, bits)) this.found(pattern, program, way);
  }
}

/** Calls `found` for every match of every phrase. Linear in the words, times what stands at one anchor. */
export const findAll = (reading: Reading, found: Found, seesThrough = true): void => {
  const { rows, tables } = reading;
  const { ids, count } = rows;
  const { anchorBits: bitsOf, anchorLists, pairs } = tables;
  const finder = new Finder(reading, found, seesThrough);
  const pair = (first: number, second: number, isBySecond: boolean, word: number): void => {
    const at = pairList(pairs, first * 2 + (isBySecond ? 0 : 1), second);
    if (at >= 0) finder.list(at, word);
  };
  for (let word = 0; word < count; word += 1) {
    const id = ids[word] as number;
    if (id === 0) continue;
    const bits = bitsOf[id] as number;
    if (bits === 0) continue;
    if ((bits & anchorBits.alone) !== 0) finder.list(anchorLists[id] as number, word);
    if ((bits & anchorBits.withPrevious) !== 0 && word > 0 && ids[word - 1] !== 0)
      pair(ids[word - 1] as number, id, true, word);
    if ((bits & anchorBits.withNext) !== 0 && word + 1 < count && ids[word + 1] !== 0)
      pair(id, ids[word + 1] as number, false, word);
  }
  for (const edge of reading.edges) {
    const id = edge.skeleton;
    const bits = bitsOf[id] as number;
    if ((bits & anchorBits.alone) !== 0) finder.list(anchorLists[id] as number, edge.from);
    // Beside another reading, each of the two may be the anchor of the pair.
    const before = edge.from > 0 ? [ids[edge.from - 1] as number] : [];
    for (const other of [...before, ...reading.edgesTo(edge.from).map((one) => one.skeleton)]) {
      if (other === 0) continue;
      pair(other, id, true, edge.from);
      for (const start of [edge.from - 1, ...reading.edgesTo(edge.from).map((one) => one.from)])
        if (start >= 0) pair(other, id, false, start);
    }
    if (edge.to < count) {
      const other = ids[edge.to] as number;
      if (other !== 0) {
        pair(id, other, true, edge.to);
        pair(id, other, false, edge.from);
      }
    }
  }
};
