// Reads a compiled list in place: typed views on its bytes, nothing parsed until a phrase is found.
import { CandourError, type WatchlistEntry } from '@candour/contract';
import {
  formInts,
  formatVersion,
  lettersMask,
  lettersShift,
  headerBytes,
  headerInts,
  magic,
  type TableName,
  tableNames,
} from './layout.ts';

export type Int32Table = Exclude<TableName, 'letters' | 'phrases' | 'texts'>;

/** An entry as a device needs it: its examples prove the list before it is signed, not afterwards. */
export type CompiledEntry = Omit<WatchlistEntry, 'examples'>;

/** Text of the list, read at the first finding. */
export interface ListTexts {
  readonly version: number;
  readonly digest?: string;
  readonly entries: readonly CompiledEntry[];
  readonly breakTexts: readonly string[];
  /** Of forms whose written form is not their letters. */
  readonly written: readonly (readonly [form: number, text: string])[];
}

export interface ListTables extends Readonly<Record<Int32Table, Int32Array>> {
  readonly letters: Uint16Array;
  readonly phrases: Uint8Array;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly listVersion: number;
  /** The most words that a hit can have. */
  readonly widest: number;
  readonly features: number;
  /** A hash shifted right by it is its bit of the filter. */
  readonly filterShift: number;
  readonly texts: () => ListTexts;
}

/** The base letters of a form. */
export const lettersOfForm = ({ forms, letters }: ListTables, form: number): string => {
  const packed = forms[form * formInts + 1] ?? 0;
  const at = packed >>> lettersShift;
  return String.fromCharCode(...letters.subarray(at, at + (packed & lettersMask)));
};

const refuse = (what: string): never => {
  throw new CandourError('watchlist-malformed', `Compiled list: ${what} Compile the watchlist again.`);
};

/**
 * @param bytes as `buildList` made them; kept, not copied (unless they stand where numbers cannot be read in place).
 * @throws CandourError `watchlist-malformed` when they are not a list of this version.
 */
export const openTables = (bytes: Uint8Array<ArrayBuffer>): ListTables => {
  const own = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  if (own.byteLength < headerBytes) return refuse('it is too short.');
  const header = new Int32Array(own.buffer, own.byteOffset, headerInts);
  if (header[0] !== magic) return refuse('these bytes are something else.');
  if (header[1] !== formatVersion) return refuse(`its format is ${header[1]}, this is ${formatVersion}.`);
  const place = (name: TableName): readonly [offset: number, length: number] => {
    const index = tableNames.indexOf(name);
    const offset = header[8 + index * 2] ?? -1;
    const length = header[9 + index * 2] ?? -1;
    if (offset < headerBytes || length < 0 || offset % 8 !== 0 || offset + length > own.byteLength)
      return refuse(`its table "${name}" is cut off.`);
    return [own.byteOffset + offset, length];
  };
  const ints = (name: Int32Table): Int32Array => {
    const [offset, length] = place(name);
    return new Int32Array(own.buffer, offset, length >> 2);
  };
  const [lettersAt, lettersLength] = place('letters');
  const [phrasesAt, phrasesLength] = place('phrases');
  const [textsAt, textsLength] = place('texts');
  let texts: ListTexts | undefined;
  const tables = Object.fromEntries(
    tableNames
      .filter((name): name is Int32Table => name !== 'letters' && name !== 'phrases' && name !== 'texts')
      .map((name) => [name, ints(name)]),
  ) as Record<Int32Table, Int32Array>;
  const filterShift = header[5] ?? 0;
  if (tables.filter.length !== 2 ** (32 - filterShift) / 32) return refuse('its filter has another size.');
  return {
    ...tables,
    letters: new Uint16Array(own.buffer, lettersAt, lettersLength >> 1),
    phrases: new Uint8Array(own.buffer, phrasesAt, phrasesLength),
    bytes: own,
    listVersion: header[2] ?? 0,
    widest: header[3] ?? 1,
    features: header[4] ?? 0,
    filterShift,
    texts: () => {
      texts ??= JSON.parse(new TextDecoder().decode(new Uint8Array(own.buffer, textsAt, textsLength))) as ListTexts;
      return texts;
    },
  };
};

const numbersById = new WeakMap<ListTexts, ReadonlyMap<string, number>>();

/** The position in the list of an entry; -1 when it is not there. */
export const entryNumber = (tables: ListTables, id: string): number => {
  const texts = tables.texts();
  let numbers = numbersById.get(texts);
  if (!numbers) {
    numbers = new Map(texts.entries.map((entry, number) => [entry.id, number]));
    numbersById.set(texts, numbers);
  }
  return numbers.get(id) ?? -1;
};
