// The measure measures exactly: the clinical lexicon, as naive anchor and as a watchlist of ours, flags what it is known to flag.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phrasesOf, readAnchors } from './anchors.ts';
import { readData } from './data.ts';
import { openJudge } from './judge.ts';
import { readList } from './list.ts';
import { measureSet } from './measure.ts';
import { buildReport, type Report } from './report.ts';
import { dataFolder } from './testing/data-folder.ts';
import { listOfWords } from './testing/list-of-words.ts';

const folder = mkdtempSync(join(tmpdir(), 'candour-exactness-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The corpora of a data folder under a list of one word an entry, beside the anchors. */
async function corporaOf(
  data: string,
  words: readonly string[],
  names?: readonly string[],
): Promise<Report['corpora']> {
  const lists = mkdtempSync(join(folder, 'list-'));
  writeFileSync(
    join(lists, 'words.yaml'),
    listOfWords(words.map((word, index) => ({ id: `word-${index}`, phrases: [word] }))),
  );
  const list = readList(lists);
  if (!list || 'problems' in list) throw new Error(list?.problems.join('\n') ?? 'no list');
  const judge = await openJudge(list.compiled);
  const anchors = readAnchors(data);
  const { sets } = readData(data);
  const measured = sets
    .filter(({ kind, name }) => kind === 'corpus' && (names === undefined || names.includes(name)))
    .map((set) => measureSet(set, judge, anchors));
  const of = { entries: list.entries.length, patterns: list.patternCount, version: list.digest };
  return buildReport(of, measured, { clinical: true, union: false }, []).corpora;
}

describe('a made-up lexicon', () => {
  const data = join(folder, 'data');
  const words = [
    'purple lantern',
    'lantern - fish',
    'lantern-fish',
    "don't glow",
    "i'm glowing",
    '9 mm',
    '9mm',
    'k2',
    "i 've glowed",
    'dim',
  ];
  const lines: readonly (readonly [text: string, isFlagged: boolean])[] = [
    ['A Purple Lantern hung there.', true],
    ['purple lanterns', false],
    ['purple, lantern', false],
    ['the lantern-fish swam', true],
    ["they don't glow", true],
    ['they dont glow', false],
    ["I'm glowing", true],
    ['im glowing', false],
    ['a 9mm screw', true],
    ['a 19mm screw', false],
    ['climbing K2 in winter', true],
    ["the dim'd light", true],
    ['dimmed light', false],
    ["the light's dim", true],
    ['nothing at all', false],
  ];
  beforeAll(() => {
    for (const part of ['corpus', 'lists']) mkdirSync(join(data, part), { recursive: true });
    writeFileSync(
      join(data, 'corpus/made_up.jsonl'),
      lines.map(([text], id) => JSON.stringify({ id: `${id}`, text })).join('\n'),
    );
    writeFileSync(
      join(data, 'lists/suicide_risk_lexicon.json'),
      JSON.stringify({ Made: { theme: 'self_harm', tokens: words } }),
    );
  });

  it('flags the same lines as naive anchor and as a watchlist', async () => {
    const corpora = await corporaOf(data, words);
    const expected = lines.filter(([, isFlagged]) => isFlagged).length;
    expect(corpora['made_up']?.anchors.clinical.flagged).toBe(expected);
    expect(corpora['made_up']?.flagged).toBe(expected);
  });
});

const lexiconFile = join(dataFolder, 'lists/suicide_risk_lexicon.json');
describe.runIf(existsSync(lexiconFile))('the clinical lexicon on the measuring data', () => {
  const known = { pupils_ellipse_dev: 38.7, q_nq_open_dev: 46, q_squad_test: 26, kjv_old: 78.5, lit_macbeth: 45 };

  it('flags what it is known to flag, per 1,000 lines', async () => {
    const lexicon: unknown = JSON.parse(readFileSync(lexiconFile, 'utf8'));
    const tokens = [...phrasesOf(lexicon).values()].flat(2);
    expect(tokens).toHaveLength(1_151);
    const corpora = await corporaOf(dataFolder, tokens, Object.keys(known));
    const perThousand = (rateOf: (corpus: Report['corpora'][string]) => number) =>
      Object.fromEntries(Object.entries(corpora).map(([name, corpus]) => [name, rateOf(corpus)]));
    expect(perThousand(({ anchors }) => anchors.clinical.per1000)).toEqual(known);
    expect(perThousand(({ per1000 }) => per1000)).toEqual(known);
  });
});
