// What is typed: the starter list's own concerning examples, so that the list may change without this file.
import { compile, inspect } from '@candour/detector';
import { readStarterList } from '@candour/school-maker';

export interface Phrases {
  /** Each alone is a critical finding. */
  readonly critical: readonly string[];
  /** Each alone is a finding that is sent. */
  readonly sent: readonly string[];
}

const isPlain = (text: string): boolean => /^[\x20-\x7e]{8,60}$/.test(text);

export async function readPhrases(): Promise<Phrases> {
  const watchlist = await readStarterList();
  const list = compile({ version: 1, ...watchlist });
  const phrases = { critical: [] as string[], sent: [] as string[] };
  for (const text of watchlist.entries.flatMap(({ examples }) => examples.concerning).filter(isPlain)) {
    const severities = inspect(list, { text, surface: 'typed' })
      .findings.filter(({ verdict }) => verdict !== 'noted')
      .map(({ severity }) => severity);
    if (severities.includes('critical')) phrases.critical.push(text);
    if (severities.some((severity) => severity !== 'note')) phrases.sent.push(text);
  }
  if (phrases.critical.length < 5 || phrases.sent.length < 20)
    throw new Error('the starter list has too few examples to type');
  return phrases;
}
