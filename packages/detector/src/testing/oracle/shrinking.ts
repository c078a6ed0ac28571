// Makes a case that fails smaller for as long as it still fails.
import type { WatchlistEntry } from '@candour/contract';
import type { InspectInput, Watchlist } from '../../types.ts';
import type { Edit } from './random-edits.ts';

export interface Case {
  readonly list: Watchlist;
  readonly input: InspectInput;
  /** How the text came about, where that matters. */
  readonly edits?: readonly Edit[];
}

const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, place) => place !== at);

function* smallerFields(entry: WatchlistEntry): Generator<WatchlistEntry> {
  for (const field of ['near', 'notNear', 'only', 'unless', 'hidden', 'ordinary', 'caseSensitive'] as const) {
    const { [field]: value, ...rest } = entry;
    if (value === undefined) continue;
    yield rest;
    const list: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'object' ? value.words : [];
    for (let at = 0; list.length > 1 && at < list.length; at += 1)
      yield {
        ...entry,
        [field]: Array.isArray(value) ? without(list, at) : { ...Object(value), words: without(list, at) },
      };
  }
}

function* smallerPhrases(phrase: string): Generator<string> {
  const steps = phrase.split(/ (?![^{(]*[})])/u);
  for (let at = 0; steps.length > 1 && at < steps.length; at += 1) yield without(steps, at).join(' ');
  for (const { index, 0: group } of phrase.matchAll(/\{[^{}]*\}/gu))
    for (const option of group.slice(1, -1).split('|'))
      yield `${phrase.slice(0, index)}${option}${phrase.slice(index + group.length)}`.trim();
}

function* smallerEntries(entry: WatchlistEntry): Generator<WatchlistEntry> {
  const { phrases } = entry;
  for (let at = 0; phrases.length > 1 && at < phrases.length; at += 1)
    yield { ...entry, phrases: without(phrases, at) };
  yield* smallerFields(entry);
  for (const [at, phrase] of phrases.entries())
    for (const smaller of smallerPhrases(phrase)) yield { ...entry, phrases: phrases.with(at, smaller) };
}

function* smallerEdits(edits: readonly Edit[]): Generator<readonly Edit[]> {
  for (let size = edits.length >> 1; size >= 1; size >>= 1)
    for (let at = 0; at + size <= edits.length; at += size) yield edits.toSpliced(at, size);
  for (const [at, edit] of edits.entries()) {
    for (let size = edit.insert.length >> 1; size >= 1; size >>= 1)
      for (let cut = 0; cut + size <= edit.insert.length; cut += size)
        yield edits.with(at, { ...edit, insert: edit.insert.slice(0, cut) + edit.insert.slice(cut + size) });
    if (edit.remove > 1) yield edits.with(at, { ...edit, remove: edit.remove - 1 });
  }
}

function* smallerCases({ list, input, edits = [] }: Case): Generator<Case> {
  for (const fewer of smallerEdits(edits)) yield { list, input, edits: fewer };
  for (const smaller of smallerInputs({ list, input })) yield { ...smaller, ...(edits.length > 0 ? { edits } : {}) };
}

function* smallerInputs({ list, input }: Case): Generator<Case> {
  if (list.entries.length > 1)
    for (let at = 0; at < list.entries.length; at += 1)
      yield { list: { ...list, entries: without(list.entries, at) }, input };
  for (let size = input.text.length >> 1; size >= 1; size >>= 1)
    for (let at = 0; at + size <= input.text.length; at += size)
      yield { list, input: { ...input, text: input.text.slice(0, at) + input.text.slice(at + size) } };
  if (list.slots && list.slots.length > 0) yield { list: { version: list.version, entries: list.entries }, input };
  for (const [at, slot] of (list.slots ?? []).entries()) {
    yield { list: { ...list, slots: without(list.slots ?? [], at) }, input };
    if (slot.phrases.length > 1)
      for (let phrase = 0; phrase < slot.phrases.length; phrase += 1)
        yield {
          list: { ...list, slots: (list.slots ?? []).with(at, { ...slot, phrases: without(slot.phrases, phrase) }) },
          input,
        };
  }
  for (const [at, entry] of list.entries.entries())
    for (const smaller of smallerEntries(entry))
      yield { list: { ...list, entries: list.entries.with(at, smaller) }, input };
  if (input.isTitle) yield { list, input: { ...input, isTitle: false } };
}

/** `fails` says that a case fails. */
export const shrink = async (failing: Case, fails: (one: Case) => Promise<boolean>): Promise<Case> => {
  let smallest = failing;
  const smaller = async (): Promise<Case | undefined> => {
    for (const one of smallerCases(smallest)) if (await fails(one)) return one;
    return undefined;
  };
  for (let round = 0; round < 400; round += 1) {
    const next = await smaller();
    if (!next) break;
    smallest = next;
  }
  return smallest;
};

/** As it is typed into a bug report. */
export const showCase = ({ list, input, edits }: Case): string =>
  [
    ...(list.slots ?? []).map((slot) => `slot ${JSON.stringify(slot)}`),
    ...list.entries.map(
      ({ id, phrases, language, near, notNear, only, unless, hidden, ordinary, caseSensitive }) =>
        `entry ${JSON.stringify({ id, language, phrases, near, notNear, only, unless, hidden, ordinary, caseSensitive })}`,
    ),
    `input ${JSON.stringify(input)}`,
    ...(edits ? [`edits ${JSON.stringify(edits)}`] : []),
  ].join('\n');
