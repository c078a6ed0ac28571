// The engines find what the naive oracle finds: in hand-written cases, and in as many generated ones as there is time for.
import { CandourError } from '@candour/contract';
import { expect, test } from 'vitest';
import { batchWasm } from '../tools/wasm.ts';
import { compile, judgeHits, openBatch, openWatchlist, packWatchlist, startSession } from './index.ts';
import { matchingCases } from './testing/oracle/cases.ts';
import { differences } from './testing/oracle/comparing.ts';
import { inputOf, listOf, type MatchingCase } from './testing/oracle/matching-case.ts';
import { findingsOf, oracleFindings, prepareList } from './testing/oracle/oracle.ts';
import { chanceFrom } from './testing/oracle/random.ts';
import { clamp, randomEdits } from './testing/oracle/random-edits.ts';
import { randomList } from './testing/oracle/random-lists.ts';
import { randomInput } from './testing/oracle/random-texts.ts';
import { type Case, showCase, shrink } from './testing/oracle/shrinking.ts';
import type { Finding, Span } from './types.ts';

/** Fewer cases, and no time spent on making a failing one small: for whoever runs this thousands of times. */
const fewCases = Number(process.env['CANDOUR_CASES'] ?? 0);
const cases = fewCases || (process.env['CANDOUR_LONG'] ? 1_000_000 : 20_000);
const seed = Number(process.env['CANDOUR_SEED'] ?? Date.now()) % 1_000_000_000;
const parts = 4;
const textsPerList = 10;
const wasm = await batchWasm();

/** What stands and, behind `~`, what is noted. */
const slices = ({ text }: MatchingCase, found: readonly { verdict: string; span: Span }[]): string[] =>
  found
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .map(({ verdict, span }) => `${verdict === 'noted' ? '~' : ''}${text.slice(span.start, span.end)}`);

test.each(matchingCases.map((one) => [one.says, one] as const))('%s', async (_, one) => {
  const [list, input] = [listOf(one), inputOf(one)];
  const right = oracleFindings(list, input);
  expect(slices(one, right)).toEqual(one.found);
  const first = right.toSorted((a, b) => a.span.start - b.span.start)[0];
  if (one.hidden) expect(first?.hidden).toContainEqual(one.hidden);
  if (one.conditions) expect(first?.conditions).toEqual(one.conditions);
  const compiled = compile(list);
  const batch = await openBatch(compiled, wasm);
  for (const findings of [
    judgeHits(compiled, input),
    judgeHits(openWatchlist(packWatchlist(compiled)), input),
    batch.judgeHits(input),
  ])
    expect(differences(list, input, findings, right)).toEqual([]);
});

/** What an engine gets wrong in a case. */
type Check = (one: Case) => Promise<string[]>;

const typescript: Check = async ({ list, input }) =>
  differences(list, input, judgeHits(compile(list), input), oracleFindings(list, input));

const webAssembly: Check = async ({ list, input }) =>
  differences(list, input, (await openBatch(compile(list), wasm)).judgeHits(input), oracleFindings(list, input));

const same = (one: readonly Finding[], other: readonly Finding[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** After every edit the session has what the whole text has. */
const incremental: Check = async ({ list, input: { surface, site }, edits = [] }) => {
  const compiled = compile(list);
  const about = { surface, ...(site ? { site } : {}) };
  const session = startSession(compiled, about);
  for (const [number, edit] of edits.entries()) {
    const findings = session.edit(clamp(session.text, edit));
    const whole = judgeHits(compiled, { ...about, text: session.text });
    if (!same(findings, whole) || !same(session.findings, whole))
      return [`after edit ${number}: ${JSON.stringify(findings)}`, `of the whole text: ${JSON.stringify(whole)}`];
  }
  return [];
};

const isRefused = (error: unknown): boolean => error instanceof CandourError && error.code === 'watchlist-malformed';

const complain = async (name: string, failing: Case, check: Check): Promise<never> => {
  if (fewCases) throw new Error(`${name} and the oracle differ (seed ${seed})`);
  const smallest = await shrink(failing, async (one) => {
    try {
      return (await check(one)).length > 0;
    } catch (error) {
      return !isRefused(error);
    }
  });
  const lines = await check(smallest).catch((error: unknown) => [String(error)]);
  throw new Error(`${name} and the oracle differ (seed ${seed}):\n${showCase(smallest)}\n${lines.join('\n')}`);
};

test.each(Array.from({ length: parts }, (_, part) => part))(
  `generated cases, part %s (seed ${seed})`,
  async (part) => {
    const chance = chanceFrom(seed + part);
    let [lists, refused, findings] = [0, 0, 0];
    for (let done = 0; done < cases / parts; done += textsPerList) {
      const random = randomList(chance);
      const { list } = random;
      lists += 1;
      let compiled: ReturnType<typeof compile>;
      try {
        compiled = compile(list);
      } catch (error) {
        if (!isRefused(error)) throw error;
        refused += 1;
        done -= textsPerList;
        continue;
      }
      const prepared = prepareList(list);
      const inputs = Array.from({ length: textsPerList }, () => randomInput(chance, random));
      const batch = await openBatch(compiled, wasm);
      const fromBatch = batch.judgeAll(inputs);
      for (const [at, input] of inputs.entries()) {
        const right = findingsOf(prepared, input);
        findings += right.length;
        const wrong = (found: readonly Finding[]): boolean => differences(list, input, found, right).length > 0;
        if (wrong(judgeHits(compiled, input))) await complain('TypeScript', { list, input }, typescript);
        if (wrong(fromBatch[at] ?? [])) await complain('WebAssembly', { list, input }, webAssembly);
        const typed: Case = { list, input: { ...input, text: '' }, edits: randomEdits(chance, random, 3) };
        if ((await incremental(typed)).length > 0) await complain('The session', typed, incremental);
      }
    }
    console.log(`seed ${seed}, part ${part}: ${findings} findings in ${lists} lists, of which ${refused} were refused`);
    expect(refused).toBeLessThan(lists / 5);
    expect(findings).toBeGreaterThan(cases / parts / 2);
  },
  process.env['CANDOUR_LONG'] ? 7_200_000 : 600_000,
);
