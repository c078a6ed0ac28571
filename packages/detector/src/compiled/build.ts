// Puts a whole list into its binary form.
import { CandourError, hiddenKinds, type WatchlistEntry } from '@candour/contract';
import { damagedPhraseLetters } from '../limits.ts';
import { type Phrase, parsePhrase } from '../pattern/parse.ts';
import { addDeletion, deletionFilterInts, finishHash, hashNeighbours, sumOfSkeleton } from '../reading/hash.ts';
import { skeletonOf } from '../reading/units.ts';
import { sepSpace } from '../reading/words.ts';
import { classSpace } from '../scouting/ascii.ts';
import type { Watchlist } from '../types.ts';
import type { Anchor } from './anchors.ts';
import { IntRows, slotsFor } from './build-table.ts';
import {
  caseBit,
  closelyBit,
  featureHidden,
  filterBitsEach,
  formatVersion,
  formInts,
  headerBytes,
  headerInts,
  leastFilterBits,
  lettersShift,
  magic,
  mostFilterBits,
  partlyBit,
  type TableName,
  tableNames,
} from './layout.ts';
import { plainStart, plainWordInts, programWords } from './program.ts';
import { ProgramWriter, type PhraseOwner } from './programs.ts';
import type { CompiledEntry } from './open.ts';
import { Vocabulary } from './vocabulary.ts';

/** Which hidden kinds an entry sees through, by their places in `hiddenKinds`, and whether case counts. */
const bitsOf = (entry: WatchlistEntry): number =>
  (entry.hidden ?? []).reduce((bits, kind) => bits | (1 << hiddenKinds.indexOf(kind)), 0) |
  (entry.caseSensitive === true ? caseBit : 0);

/** Read without the parser; most phrases. */
const plainWord = /^[A-Za-z0-9]{1,64}(?: [A-Za-z0-9]{1,64}){0,23}$/;

interface ListItem {
  readonly program: number;
  /** With `closelyBit` where the scout cannot follow. */
  readonly least: number;
  readonly most: number;
  readonly at: number;
  readonly lengths: number;
}

class ListBuilder {
  readonly vocabulary = new Vocabulary();
  readonly programs = new IntRows();
  readonly entryBits = new IntRows();
  readonly entryContexts = new IntRows();
  readonly contexts = new IntRows();
  /** By the hash of a word or of two neighbours: the phrases looked for there. */
  readonly anchors = new Map<number, ListItem[]>();
  /** Letters of plain phrases; a first byte of nothing, since 0 means none. */
  readonly phraseTexts: string[] = ['\0'];
  phraseLength = 1;
  readonly damageable = new Set<number>();
  readonly writer = new ProgramWriter(this.vocabulary, this.programs);
  widest = 1;
  features = 0;

  /** Writes a phrase; returns where its program begins. */
  phrase(
    text: string,
    owner: PhraseOwner,
    language: string,
    slots: Watchlist['slots'],
  ): { readonly program: number; readonly anchors: readonly Anchor[] } {
    const program = this.programs.length;
    if (!owner.isRomanised && plainWord.test(text)) {
      const words = text.split(' ');
      if (words.length > this.widest) this.widest = words.length;
      return { program, anchors: this.writer.writePlain(words, owner) };
    }
    const parsed = parsePhrase(text, { language, slots: slots ?? [] });
    // `compile` has refused such a list before.
    if ('problem' in parsed) throw new CandourError('watchlist-malformed', parsed.problem);
    this.widest = Math.max(this.widest, widthOf(parsed.phrase));
    return { program, anchors: this.writer.write(parsed.phrase, owner) };
  }

  /** Whether ASCII text may be the phrase although its letters are not: by what looks alike. Or the phrase has steps. */
  #needsReader(program: number, seesLookalikes: boolean): boolean {
    const words = this.programs.at(program + programWords);
    if (words === 0) return true;
    for (let word = 0; word < words; word += 1) {
      const form = this.vocabulary.forms[this.programs.at(program + plainStart + word * plainWordInts + 2)];
      if (seesLookalikes && /[^\0-\x7f]/u.test(form?.letters ?? '')) return true;
    }
    return false;
  }

  anchor(program: number, anchors: readonly Anchor[], { hidden }: WatchlistEntry): void {
    const closely = this.#needsReader(program, hidden?.includes('lookalike') === true) ? closelyBit : 0;
    for (const { skeleton, previous, before } of anchors) {
      const hash = this.#hashOf(skeleton);
      const key = previous === undefined ? hash : hashNeighbours(this.#hashOf(previous), hash);
      const anchored = previous === undefined ? [before[0]] : [before[0] - 1, before[0]];
      const partly =
        hidden?.includes('damaged') === true && this.#isDamageableBeside(program, anchored) ? partlyBit : 0;
      const item = {
        program,
        least: before[0] | closely | partly,
        most: before[1],
        ...this.#written(program, before[0]),
      };
      const list = this.anchors.get(key);
      if (!list) this.anchors.set(key, [item]);
      else if (!list.some((one) => one.program === program && one.least === item.least && one.most === item.most))
        list.push(item);
    }
  }

  /** Whether a word of a plain phrase, beside those at which it is looked for, is long enough to be damaged. */
  #isDamageableBeside(program: number, anchored: readonly number[]): boolean {
    const words = this.programs.at(program + programWords);
    for (let word = 0; word < words; word += 1) {
      const form = this.vocabulary.forms[this.programs.at(program + plainStart + word * plainWordInts + 2)];
      if (!anchored.includes(word) && (form?.letters.length ?? 0) >= damagedPhraseLetters) return true;
    }
    return false;
  }

  /** Where the letters of a plain ASCII phrase stand, and how many there are before its word number `anchor` and in all. */
  #written(program: number, anchor: number): { readonly at: number; readonly lengths: number } {
    const none = { at: 0, lengths: 0 };
    const words = this.programs.at(program + programWords);
    if (words === 0) return none;
    const letters: string[] = [];
    for (let word = 0; word < words; word += 1) {
      const place = program + plainStart + word * plainWordInts;
      const form = this.vocabulary.forms[this.programs.at(place + 2)];
      const isPlain = form && form.marks.size === 0 && form.cased === undefined && /^[a-z0-9]+$/.test(form.letters);
      if (!isPlain || (word > 0 && this.programs.at(place) !== sepSpace)) return none;
      letters.push(form.letters);
    }
    const before = letters.slice(0, anchor).reduce((sum, { length }) => sum + length + 1, 0);
    const text = letters.join(String.fromCharCode(classSpace));
    const at = this.phraseLength;
    this.phraseTexts.push(text);
    this.phraseLength += text.length;
    return { at, lengths: (before << 16) | text.length };
  }

  #hashOf(skeleton: number): number {
    return this.vocabulary.skeletons[skeleton]?.hash ?? 0;
  }

  entry(entry: WatchlistEntry, index: number, slots: Watchlist['slots']): void {
    const bits = bitsOf(entry);
    this.entryBits.add(bits);
    if ((bits & (caseBit - 1)) !== 0) this.features |= featureHidden;
    const isDamaged = entry.hidden?.includes('damaged') === true;
    const owner = {
      entry: index,
      isCaseSensitive: entry.caseSensitive === true,
      isRomanised: entry.hidden?.includes('romanised') === true,
    };
    const firstProgram = this.programs.length;
    entry.phrases.forEach((text, phrase) => {
      const { program, anchors } = this.phrase(text, { ...owner, phrase }, entry.language, slots);
      this.anchor(program, anchors, entry);
    });
    if (isDamaged) this.#damageable(firstProgram, this.programs.length);
    this.entryContexts.add(this.contexts.length);
    const context = (words: readonly string[] | undefined): void => {
      (words ?? []).forEach((text, phrase) => {
        const owned = { entry: index, phrase, isCaseSensitive: false, isRomanised: false };
        this.contexts.add(this.phrase(text, owned, entry.language, slots).program);
      });
      this.entryContexts.add(this.contexts.length);
    };
    context(entry.near?.words);
    context(entry.notNear?.words);
  }

  /** Forms long enough to be recognised with one letter damaged. */
  #damageable(from: number, to: number): void {
    const programs = this.programs.done();
    let at = from;
    while (at < to) {
      const words = programs[at + 2] ?? 0;
      if (words > 0) {
        for (let word = 0; word < words; word += 1)
          this.#damageableForm(programs[at + plainStart + word * plainWordInts + 2] ?? 0);
        at += plainStart + words * plainWordInts;
        continue;
      }
      const steps = programs[at + 3] ?? 0;
      let place = at + 4 + steps;
      for (let step = 0; step < steps; step += 1) {
        if (programs[place] === 1) {
          place += 3;
          continue;
        }
        const options = programs[place + 2] ?? 0;
        place += 3;
        for (let option = 0; option < options; option += 1) {
          const count = programs[place] ?? 0;
          place += 1;
          for (let word = 0; word < count; word += 1) {
            const forms = programs[place + 1] ?? 0;
            place += 2;
            for (let form = 0; form < forms; form += 1, place += 1) {
              const number = programs[place] ?? 0;
              if (number >= 0) this.#damageableForm(number);
            }
          }
        }
      }
      at = place;
    }
  }

  #damageableForm(form: number): void {
    if ([...(this.vocabulary.forms[form]?.letters ?? '')].length >= damagedPhraseLetters) this.damageable.add(form);
  }
}

/** The most words of a text that a phrase can stretch over. */
const widthOf = (phrase: Phrase): number =>
  phrase.steps.reduce(
    (sum, step) => sum + (step.kind === 'gap' ? step.max : Math.max(...step.options.map((words) => words.length))),
    0,
  );

const vocabularyTable = ({ vocabulary }: ListBuilder): Int32Array => {
  const size = slotsFor(vocabulary.skeletons.length);
  const table = new Int32Array(size * 2);
  vocabulary.skeletons.forEach(({ hash }, number) => {
    if (number === 0) return;
    let slot = hash & (size - 1);
    while (table[slot * 2] !== 0) slot = (slot + 1) & (size - 1);
    table[slot * 2] = hash;
    table[slot * 2 + 1] = number;
  });
  return table;
};

const filterOf = ({ anchors }: ListBuilder): { readonly filter: Int32Array; readonly filterShift: number } => {
  let size = leastFilterBits;
  while (size < mostFilterBits && 2 ** size < anchors.size * filterBitsEach) size += 1;
  const filter = new Int32Array(2 ** size / 32);
  for (const hash of anchors.keys()) {
    const bit = hash >>> (32 - size);
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  return { filter, filterShift: 32 - size };
};

const anchorTables = (list: ListBuilder): { readonly anchors: Int32Array; readonly lists: Int32Array } => {
  const size = slotsFor(list.anchors.size);
  const anchors = new Int32Array(size * 2);
  const lists = new IntRows();
  // Where a list begins is never 0, which marks an empty slot.
  lists.add(0);
  for (const [hash, items] of list.anchors) {
    let slot = hash & (size - 1);
    while (anchors[slot * 2 + 1] !== 0) slot = (slot + 1) & (size - 1);
    anchors[slot * 2] = hash;
    anchors[slot * 2 + 1] = lists.length;
    lists.add(items.length);
    for (const { program, least, most, at, lengths } of items) {
      lists.add(program);
      lists.add(least);
      lists.add(most);
      lists.add(at);
      lists.add(lengths);
    }
  }
  return { anchors, lists: lists.done() };
};

const formTables = ({ vocabulary }: ListBuilder): { forms: Int32Array; marks: Int32Array; letters: Uint16Array } => {
  const forms = new Int32Array(vocabulary.forms.length * formInts);
  const marks = new IntRows();
  marks.add(0);
  const pool: string[] = ['\0'];
  let length = 1;
  const put = (letters: string): number => {
    pool.push(letters);
    length += letters.length;
    return length - letters.length;
  };
  vocabulary.forms.forEach((form, number) => {
    const at = number * formInts;
    forms[at] = form.skeleton;
    forms[at + 1] = (put(form.letters) << lettersShift) | form.letters.length;
    if (form.marks.size > 0) {
      forms[at + 2] = marks.length;
      const all = [...form.marks].flatMap(([letter, on]) => on.map((mark) => [letter, mark] as const));
      marks.add(all.length);
      for (const pair of all) marks.push(...pair);
    }
    if (form.cased !== undefined) forms[at + 3] = put(form.cased);
  });
  const joined = pool.join('');
  const letters = new Uint16Array(joined.length);
  for (let at = 0; at < joined.length; at += 1) letters[at] = joined.charCodeAt(at);
  return { forms, marks: marks.done(), letters };
};

const deletionTables = ({
  vocabulary,
  damageable,
}: ListBuilder): { deletions: Int32Array; deletionFilter: Int32Array } => {
  const rows: (readonly [sum: number, form: number])[] = [];
  for (const form of damageable) {
    const units = [...(vocabulary.forms[form]?.letters ?? '')].map((letter) => skeletonOf(letter.codePointAt(0) ?? 0));
    const sums = new Set([sumOfSkeleton(units)]);
    for (let place = 1; place < units.length; place += 1) sums.add(sumOfSkeleton(units.toSpliced(place, 1)));
    for (const sum of sums) rows.push([sum, form]);
  }
  const size = slotsFor(rows.length);
  const table = new Int32Array(rows.length === 0 ? 0 : size * 2);
  const filter = new Int32Array(rows.length === 0 ? 0 : deletionFilterInts);
  for (const [sum, form] of rows) {
    const hash = finishHash(sum);
    let slot = hash & (size - 1);
    while (table[slot * 2] !== 0) slot = (slot + 1) & (size - 1);
    table[slot * 2] = hash;
    table[slot * 2 + 1] = form;
    addDeletion(filter, sum);
  }
  return { deletions: table, deletionFilter: filter };
};

/** The list as bytes. Expects phrases that `parsePhrase` can read. */
export const buildList = (watchlist: Watchlist): Uint8Array<ArrayBuffer> => {
  const list = new ListBuilder();
  watchlist.entries.forEach((entry, index) => {
    list.entry(entry, index, watchlist.slots);
  });
  const written = list.vocabulary.forms.flatMap(({ written: text, letters }, form) =>
    text === letters ? [] : [[form, text] as const],
  );
  const { version, digest, entries } = watchlist;
  const needed = entries.map(({ examples: _, ...entry }): CompiledEntry => entry);
  const texts = new TextEncoder().encode(
    JSON.stringify({ version, digest, entries: needed, breakTexts: list.writer.breakTexts, written }),
  );
  const { filter, filterShift } = filterOf(list);
  const tables: Record<TableName, Int32Array | Uint16Array | Uint8Array> = {
    vocabulary: vocabularyTable(list),
    filter,
    ...anchorTables(list),
    programs: list.programs.done(),
    phrases: new TextEncoder().encode(`${list.phraseTexts.join('')}${'\0'.repeat(16)}`),
    ...formTables(list),
    entryBits: list.entryBits.done(),
    entryContexts: list.entryContexts.done(),
    contexts: list.contexts.done(),
    ...deletionTables(list),
    texts,
  };
  let size = headerBytes;
  const header = new Int32Array(headerInts);
  tableNames.forEach((name, index) => {
    const { byteLength } = tables[name];
    header[8 + index * 2] = size;
    header[9 + index * 2] = byteLength;
    size += Math.ceil(byteLength / 8) * 8;
  });
  header.set([magic, formatVersion, version, list.widest, list.features, filterShift]);
  const bytes = new Uint8Array(size);
  bytes.set(new Uint8Array(header.buffer));
  tableNames.forEach((name, index) => {
    const { buffer, byteOffset, byteLength } = tables[name];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), header[8 + index * 2]);
  });
  return bytes;
};
