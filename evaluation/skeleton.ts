// What stays of a line when its template is looked for: words without case, numbers and names replaced, one place at a time left open.
import type { Row } from './data.ts';

const unspaced = /\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Thai}/u;
const wordPattern = new RegExp(`${unspaced.source}|[\\p{L}\\p{M}\\p{N}'’]+`, 'gu');

/** The words: lower case, `0` for a number, `name` for what begins with a capital inside a sentence; addresses and @names are left out. */
export function skeletonOf(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/https?:\/\/\S+|&#?\w+;|@\w+|^RT\b/gu, ' ');
  const words: string[] = [];
  for (const match of plain.matchAll(wordPattern)) {
    const word = match[0];
    const before = plain.slice(0, match.index).trimEnd().at(-1);
    const isFirst = before === undefined || '.!?:"“'.includes(before);
    if (/^\p{N}+$/u.test(word)) words.push('0');
    else if (!isFirst && /^\p{Lu}\p{Ll}/u.test(word)) words.push('name');
    else words.push(word.toLowerCase());
  }
  return words;
}

const longest = 40;

/** The line with each run of one, two or three of its words left open, where at least four words and two thirds of them stay. */
export function slotKeys(words: readonly string[]): string[] {
  if (words.length > longest) return [];
  const keys: string[] = [];
  for (let length = 1; length <= 3; length += 1) {
    const rest = words.length - length;
    if (rest < 4 || rest * 3 < words.length * 2) break;
    for (let at = 0; at + length <= words.length; at += 1)
      keys.push([...words.slice(0, at), '_', ...words.slice(at + length)].join(' '));
  }
  return keys;
}

const small = new Set(
  'a an and are as at be been but by can could did do does for from had has have he her him his how i if in into is it its may me my no not of on one or our out she so some that the their them then there they this to up us was we were what when which who will with would you your'.split(
    ' ',
  ),
);
/** More lines than this share a run of words because the language does. */
const mostShared = 12;

/** For lines that are gathered by their figures of speech: the runs of three words that at least two lines have, two of the words no small ones. */
export function sharedRuns(rows: readonly Row[]): string[][] {
  const runs = rows.map(({ text }) => {
    const words = skeletonOf(text);
    const found = new Set<string>();
    for (let at = 0; at + 3 <= words.length; at += 1) {
      const run = words.slice(at, at + 3);
      if (run.filter((word) => !small.has(word)).length >= 2) found.add(`run ${run.join(' ')}`);
    }
    return [...found];
  });
  const counts = new Map<string, number>();
  for (const run of runs.flat()) counts.set(run, (counts.get(run) ?? 0) + 1);
  return runs.map((found) => found.filter((run) => (counts.get(run) ?? 0) <= mostShared));
}
