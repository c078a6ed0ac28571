// Text that nobody types: any code point, marks in heaps, halves of surrogates; and the texts that would cost most.
import { CandourError, hiddenKinds } from '@candour/contract';
import { describe, expect, test } from 'vitest';
import { batchWasm } from '../tools/wasm.ts';
import { compile, judgeHits, openBatch, startSession } from './index.ts';
import { madeUpEntry } from './testing/entries.ts';
import { differences, isPlaceIn } from './testing/oracle/comparing.ts';
import { hostileText, hostileWord } from './testing/oracle/hostile-texts.ts';
import { findingsOf, oracleFindings, prepareList } from './testing/oracle/oracle.ts';
import { type Chance, chanceFrom } from './testing/oracle/random.ts';
import { clamp } from './testing/oracle/random-edits.ts';
import { showCase, shrink } from './testing/oracle/shrinking.ts';
import { worstList, worstTexts } from './testing/worst-texts.ts';
import type { Finding, InspectInput, Watchlist } from './types.ts';

const seed = Number(process.env['CANDOUR_SEED'] ?? Date.now()) % 1_000_000_000;
/** Few cases, nothing measured, and no time spent on making a failing one small: for whoever runs this thousands of times. */
const fewCases = Number(process.env['CANDOUR_CASES'] ?? 0);
const lists = fewCases ? Math.ceil(fewCases / 100) : process.env['CANDOUR_LONG'] ? 4_000 : 200;
const wasm = await batchWasm();

const languages = ['en', 'fr', 'ar', 'zh', 'th', 'hi', 'ja'];
const tame = [
  'kill',
  'die',
  'want to die',
  'zabić się',
  'l’envie',
  '想死',
  'อยากตาย',
  'مرنا',
  'suicide',
  '🔪',
  'मरना',
  '죽고',
  'しにたい',
];

/** Words of which most are hostile themselves; a list that refuses them is made anew. */
const hostileList = (chance: Chance): { list: Watchlist; words: string[] } => {
  for (;;) {
    const words = [...new Set(chance.some(1, 4, () => (chance.percent(60) ? chance.one(tame) : hostileWord(chance))))];
    const bare = words.filter((word) => !/[{}()[\]<>|~]/u.test(word));
    if (bare.length === 0) continue;
    const list: Watchlist = {
      version: 1,
      entries: [
        madeUpEntry('one', bare, {
          language: chance.one(languages),
          ...(chance.percent(70) ? { hidden: [...hiddenKinds] } : { caseSensitive: true }),
          unless: ['quoted', 'question', 'first-person'],
        }),
      ],
    };
    try {
      compile(list);
      return { list, words: bare };
    } catch (error) {
      if (!(error instanceof CandourError)) throw error;
    }
  }
};

const expectPlaces = (text: string, findings: readonly Finding[]): void => {
  const isSplit = (at: number): boolean => /^[\ud800-\udbff][\udc00-\udfff]$/u.test(text.slice(at - 1, at + 1));
  for (const { span } of findings) {
    expect(isPlaceIn(text, span)).toBe(true);
    expect(isSplit(span.start) || isSplit(span.end)).toBe(false);
  }
};

test(`any code points: nothing is thrown, every place is right, and all is as the oracle has it (seed ${seed})`, async () => {
  const chance = chanceFrom(seed);
  let found = 0;
  for (let count = 0; count < lists; count += 1) {
    const { list, words } = hostileList(chance);
    const compiled = compile(list);
    const prepared = prepareList(list);
    const inputs = chance.some(10, 10, (): InspectInput => ({ text: hostileText(chance, words), surface: 'typed' }));
    const batch = (await openBatch(compiled, wasm)).judgeAll(inputs);
    for (const [at, input] of inputs.entries()) {
      const right = findingsOf(prepared, input);
      found += right.length;
      const findings = judgeHits(compiled, input);
      expectPlaces(input.text, findings);
      if (
        differences(list, input, findings, right).length > 0 ||
        differences(list, input, batch[at] ?? [], right).length > 0
      ) {
        if (fewCases) throw new Error(`seed ${seed}`);
        const both = async (one: { list: Watchlist; input: InspectInput }): Promise<string[]> => {
          const small = compile(one.list);
          const oracle = oracleFindings(one.list, one.input);
          const other = (await openBatch(small, wasm)).judgeHits(one.input);
          return [
            ...differences(one.list, one.input, judgeHits(small, one.input), oracle),
            ...differences(one.list, one.input, other, oracle),
          ];
        };
        const smallest = await shrink({ list, input }, (one) =>
          both(one).then(
            (lines) => lines.length > 0,
            () => false,
          ),
        );
        throw new Error(`seed ${seed}\n${showCase(smallest)}\n${(await both(smallest)).join('\n')}`);
      }
      const session = startSession(compiled, { surface: 'typed' });
      for (let unit = 0; unit < input.text.length; unit += 7)
        session.edit({ at: unit, remove: 0, insert: input.text.slice(unit, unit + 7) });
      expect(session.findings).toEqual(findings);
      session.edit(
        clamp(session.text, { at: chance.below(input.text.length + 1), remove: 1 + chance.below(4), insert: '' }),
      );
      expect(session.findings).toEqual(judgeHits(compiled, { text: session.text, surface: 'typed' }));
    }
  }
  expect(found).toBeGreaterThan(lists);
}, 600_000);

/** The thread's own time, best of some: others work on the same cores. */
const bestMs = (run: () => void, rounds: number): number => {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
};

const isLong = process.env['CANDOUR_LONG'] !== undefined;

describe.skipIf(fewCases > 0)('four times the text takes about four times as long, up to 1 MB', () => {
  const compiled = compile(worstList);
  const sample = 1 << 14;
  const megabyte = 1 << 20;
  /** Quadratic would be 16; below so many milliseconds it is not worth telling apart from noise. */
  const [most, leastMs] = [10, 40];
  const expectLinear = (run: (text: string) => unknown, make: (length: number) => string): void => {
    const sampleMs = bestMs(() => run(make(sample)), 1);
    // What is dear by itself is measured on less text, but in the long run.
    let length = megabyte;
    while (!isLong && length > sample && (sampleMs * length) / sample > 300) length /= 4;
    const [small, large] = [make(length / 4), make(length)];
    const rounds = isLong || sampleMs > 300 ? 1 : 3;
    const quarterMs = bestMs(() => run(small), rounds);
    const wholeMs = bestMs(() => run(large), rounds);
    if (wholeMs > leastMs) expect(wholeMs / quarterMs).toBeLessThan(most);
  };

  test.each(Object.entries(worstTexts))(
    '%s',
    async (_, make) => {
      expectLinear((text) => judgeHits(compiled, { text, surface: 'typed' }), make);
      const batch = await openBatch(compiled, wasm);
      expectLinear((text) => batch.judgeHits({ text, surface: 'typed' }), make);
    },
    1_200_000,
  );

  test.each(Object.entries(worstTexts))('%s, on the small equal to the oracle', (_, make) => {
    const text = make(300);
    const input: InspectInput = { text, surface: 'typed' };
    expect(differences(worstList, input, judgeHits(compiled, input), oracleFindings(worstList, input))).toEqual([]);
  });
});
