// Puts a whole list into its binary form.
import { CandourError, hiddenKinds, type WatchlistEntry } from '@candour/contract';
import { damagedPhraseLetters } from '../limits.ts';
import { type Phrase, parsePhrase } from '../pattern/parse.ts';
import { hashPair, hashSkeleton } from '../reading/hash.ts';
import { skeletonOf } from '../reading/units.ts';
import type { Watchlist } from '../types.ts';
import type { Anchor } from './anchors.ts';
import { IntRows, slotsFor } from './build-table.ts';
import {
  anchorBits,
  caseBit,
  deletionFilterBits,
  featureHidden,
  filterBits,
  formatVersion,
  headerBytes,
  headerInts,
  magic,
  type TableName,
  tableNames,
} from './layout.ts';
import { plainStart, plainWordInts } from './program.ts';
import { ProgramWriter, type PhraseOwner } from './programs.ts';
import { Vocabulary } from './vocabulary.ts';

/** Which hidden kinds an entry sees through, by their places in `hiddenKinds`, and whether case counts. */
const bitsOf = (entry: WatchlistEntry): number =>
  (entry.hidden ?? []).reduce((bits, kind) => bits | (1 << hiddenKinds.indexOf(kind)), 0) |
  (entry.caseSensitive === true ? caseBit : 0);

/** Read without the parser; most phrases. */
const plainWord = /^[A-Za-z0-9]{1,64}(?: [A-Za-z0-9]{1,64}){0,23}$/;

interface ListItem {
  readonly pattern: number;
  readonly least: number;
  readonly most: number;
}

class ListBuilder {
  readonly vocabulary = new Vocabulary();
  readonly programs = new IntRows();
  readonly patterns = new IntRows();
  readonly entryBits = new IntRows();
  readonly entryContexts = new IntRows();
  readonly contexts = new IntRows();
  readonly alone = new Map<number, ListItem[]>();
  /** By direction, then by first and second skeleton. */
  readonly pairs = new Map<number, { readonly first: number; readonly second: number; readonly items: ListItem[] }>();
  readonly bits = new Map<number, number>();
  readonly damageable = new Set<number>();
  readonly writer = new ProgramWriter(this.vocabulary, this.programs);
  widest = 1;
  features = 0;
  patternCount = 0;

  /** The pattern's number. */
  pattern(
    text: string,
    owner: PhraseOwner,
    language: string,
    slots: Watchlist['slots'],
  ): { number: number; anchors: readonly Anchor[] } {
    const number = this.patternCount;
    this.patternCount += 1;
    this.patterns.add(this.programs.length);
    if (!owner.isRomanised && plainWord.test(text)) {
      const words = text.split(' ');
      if (words.length > this.widest) this.widest = words.length;
      return { number, anchors: this.writer.writePlain(words, owner) };
    }
    const parsed = parsePhrase(text, { language, slots: slots ?? [] });
    // `compile` has refused such a list before.
    if ('problem' in parsed) throw new CandourError('watchlist-malformed', parsed.problem);
    this.widest = Math.max(this.widest, widthOf(parsed.phrase));
    return { number, anchors: this.writer.write(parsed.phrase, owner) };
  }

  anchor(pattern: number, anchors: readonly Anchor[]): void {
    for (const { skeleton, partner, before } of anchors) {
      const item = { pattern, least: before[0], most: before[1] };
      const bit = !partner
        ? anchorBits.alone
        : partner.side === 'before'
          ? anchorBits.withPrevious
          : anchorBits.withNext;
      this.bits.set(skeleton, (this.bits.get(skeleton) ?? 0) | bit);
      if (!partner) {
        const list = this.alone.get(skeleton);
        if (list) list.push(item);
        else this.alone.set(skeleton, [item]);
        continue;
      }
      const [first, second] = partner.side === 'before' ? [partner.skeleton, skeleton] : [skeleton, partner.skeleton];
      const marked = first * 2 + (partner.side === 'before' ? 0 : 1);
      const key = marked * 0x400000 + second;
      const pair = this.pairs.get(key);
      if (pair) pair.items.push(item);
      else this.pairs.set(key, { first: marked, second, items: [item] });
    }
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
      const { number, anchors } = this.pattern(text, { ...owner, phrase }, entry.language, slots);
      this.anchor(number, anchors);
    });
    if (isDamaged) this.#damageable(firstProgram, this.programs.length);
    this.entryContexts.add(this.contexts.length);
    const context = (words: readonly string[] | undefined): void => {
      (words ?? []).forEach((text, phrase) => {
        const { number } = this.pattern(
          text,
          { entry: index, phrase, isCaseSensitive: false, isRomanised: false },
          entry.language,
          slots,
        );
        this.contexts.add(number);
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

const vocabularyTables = ({ vocabulary }: ListBuilder): { vocabulary: Int32Array; filter: Int32Array } => {
  const size = slotsFor(vocabulary.skeletons.length);
  const table = new Int32Array(size * 2);
  const filter = new Int32Array((1 << filterBits) / 32);
  vocabulary.skeletons.forEach(({ hash }, number) => {
    if (number === 0) return;
    let slot = hash & (size - 1);
    while (table[slot * 2] !== 0) slot = (slot + 1) & (size - 1);
    table[slot * 2] = hash;
    table[slot * 2 + 1] = number;
    const bit = hash >>> (32 - filterBits);
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  });
  return { vocabulary: table, filter };
};

const anchorTables = (
  list: ListBuilder,
): { anchorBits: Int32Array; anchorLists: Int32Array; pairs: Int32Array; lists: Int32Array } => {
  const count = list.vocabulary.skeletons.length;
  const bits = new Int32Array(count);
  const anchorLists = new Int32Array(count);
  const lists = new IntRows();
  const put = (items: readonly ListItem[]): number => {
    const at = lists.length;
    lists.add(items.length);
    for (const { pattern, least, most } of items) {
      lists.add(pattern);
      lists.add(least);
      lists.add(most);
    }
    return at;
  };
  for (const [skeleton, bit] of list.bits) bits[skeleton] = bit;
  for (const [skeleton, items] of list.alone) anchorLists[skeleton] = put(items);
  const size = slotsFor(list.pairs.size);
  const pairs = new Int32Array(size * 3);
  for (const { first, second, items } of list.pairs.values()) {
    let slot = hashPair(first, second) & (size - 1);
    while (pairs[slot * 3] !== 0) slot = (slot + 1) & (size - 1);
    pairs[slot * 3] = first;
    pairs[slot * 3 + 1] = second;
    pairs[slot * 3 + 2] = put(items);
  }
  return { anchorBits: bits, anchorLists, pairs, lists: lists.done() };
};

const formTables = ({ vocabulary }: ListBuilder) => {
  const { forms, skeletons } = vocabulary;
  const firstForms = new Int32Array(skeletons.length).fill(-1);
  const nextForms = new Int32Array(forms.length).fill(-1);
  const formSkeletons = new Int32Array(forms.length);
  const formLetters = new Int32Array(forms.length);
  const formLengths = new Int32Array(forms.length);
  const formMarks = new Int32Array(forms.length);
  const formCased = new Int32Array(forms.length);
  const marks = new IntRows();
  marks.add(0);
  let pool = '\0';
  forms.forEach((form, number) => {
    nextForms[number] = firstForms[form.skeleton] ?? -1;
    firstForms[form.skeleton] = number;
    formSkeletons[number] = form.skeleton;
    formLetters[number] = pool.length;
    formLengths[number] = form.letters.length;
    pool += form.letters;
    if (form.cased !== undefined) {
      formCased[number] = pool.length;
      pool += form.cased;
    }
    if (form.marks.size > 0) {
      formMarks[number] = marks.length;
      const all = [...form.marks].flatMap(([letter, on]) => on.map((mark) => [letter, mark] as const));
      marks.add(all.length);
      for (const pair of all) marks.push(...pair);
    }
  });
  const letters = new Uint16Array(pool.length);
  for (let at = 0; at < pool.length; at += 1) letters[at] = pool.charCodeAt(at);
  return {
    firstForms,
    nextForms,
    formSkeletons,
    formLetters,
    formLengths,
    formMarks,
    formCased,
    marks: marks.done(),
    letters,
  };
};

const deletionTables = ({
  vocabulary,
  damageable,
}: ListBuilder): { deletions: Int32Array; deletionFilter: Int32Array } => {
  const rows: (readonly [hash: number, form: number])[] = [];
  for (const form of damageable) {
    const units = [...(vocabulary.forms[form]?.letters ?? '')].map((letter) => skeletonOf(letter.codePointAt(0) ?? 0));
    const hashes = new Set([hashSkeleton(units)]);
    for (let place = 1; place < units.length; place += 1) hashes.add(hashSkeleton(units.toSpliced(place, 1)));
    for (const hash of hashes) rows.push([hash, form]);
  }
  const size = slotsFor(rows.length);
  const table = new Int32Array(rows.length === 0 ? 0 : size * 2);
  const filter = new Int32Array(rows.length === 0 ? 0 : (1 << deletionFilterBits) / 32);
  for (const [hash, form] of rows) {
    let slot = hash & (size - 1);
    while (table[slot * 2] !== 0) slot = (slot + 1) & (size - 1);
    table[slot * 2] = hash;
    table[slot * 2 + 1] = form;
    const bit = hash >>> (32 - deletionFilterBits);
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
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
  const { version, digest, slots, entries } = watchlist;
  const texts = new TextEncoder().encode(
    JSON.stringify({ version, digest, slots, entries, breakTexts: list.writer.breakTexts, written }),
  );
  const tables: Record<TableName, Int32Array | Uint16Array | Uint8Array> = {
    ...vocabularyTables(list),
    ...anchorTables(list),
    patterns: list.patterns.done(),
    programs: list.programs.done(),
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
  header.set([magic, formatVersion, version, list.widest, list.features]);
  const bytes = new Uint8Array(size);
  bytes.set(new Uint8Array(header.buffer));
  tableNames.forEach((name, index) => {
    const { buffer, byteOffset, byteLength } = tables[name];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), header[8 + index * 2]);
  });
  return bytes;
};
