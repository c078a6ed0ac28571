// A long text is read only around what the scouts mark; what it gives is what reading all of it gives, wherever the marks are.
import { CandourError } from '@candour/contract';
import { expect, test } from 'vitest';
import { batchWasm } from '../tools/wasm.ts';
import { compile, openBatch, startSession } from './index.ts';
import { judgeClosely, judgeHits } from './judge.ts';
import { type Chance, chanceFrom } from './testing/oracle/random.ts';
import { randomList } from './testing/oracle/random-lists.ts';
import { randomInput } from './testing/oracle/random-texts.ts';
import type { InspectInput } from './types.ts';

const seed = Number(process.env['CANDOUR_SEED'] ?? Date.now()) % 1_000_000_000;
const fewCases = Number(process.env['CANDOUR_CASES'] ?? 0);
const lists = fewCases ? Math.ceil(fewCases / 40) : process.env['CANDOUR_LONG'] ? 2_000 : 120;
const wasm = await batchWasm();

const plain = [
  'some',
  'other',
  'words',
  'of',
  'a',
  'longer',
  'text',
  'that',
  'mean',
  'nothing',
  'here',
  "it's",
  'x',
  '9',
  '1st',
];
const partings = [' ', ' ', ' ', ' ', ', ', '. ', '\n', '  ', ' - ', ' "', '! ', '\n\n'];

/** Ordinary words, and in between what the list is made of, also letter by letter. */
const longText = (chance: Chance, pieces: readonly string[]): string => {
  let text = '';
  for (let part = 0; part < 40; part += 1) {
    for (let word = chance.below(25); word > 0; word -= 1) text += chance.one(plain) + chance.one(partings);
    const piece = chance.one(pieces);
    text += chance.percent(10) ? [...piece.replace(/\s/gu, '')].join(' ') : piece;
    text += chance.one(partings);
  }
  return text;
};

test(`generated long texts (seed ${seed})`, async () => {
  const chance = chanceFrom(seed);
  let findings = 0;
  for (let count = 0; count < lists; count += 1) {
    const random = randomList(chance);
    let compiled: ReturnType<typeof compile>;
    try {
      compiled = compile(random.list);
    } catch (error) {
      if (error instanceof CandourError) continue;
      throw error;
    }
    const inputs = chance.some(12, 12, () => randomInput(chance, random));
    const ascii = inputs.map(({ text }) => text.replace(/[^\0-\x7f]/gu, ''));
    const about = { surface: inputs[0]?.surface ?? 'typed' } as const;
    const texts = [
      longText(chance, ascii),
      longText(
        chance,
        inputs.map(({ text }) => text),
      ),
    ];
    const batch = (await openBatch(compiled, wasm)).judgeAll(texts.map((text): InspectInput => ({ text, ...about })));
    for (const [at, text] of texts.entries()) {
      const input = { text, ...about };
      const whole = judgeClosely(compiled, input);
      findings += whole.length;
      const says = `seed ${seed}, list ${count}\n${JSON.stringify(random.list.entries)}\n${JSON.stringify(text)}`;
      expect(judgeHits(compiled, input), says).toEqual(whole);
      expect(batch[at], says).toEqual(whole);
      const session = startSession(compiled, about);
      session.replace(text);
      for (let edits = 0; edits < 6; edits += 1) {
        const place = chance.below(session.text.length);
        const remove = chance.below(4);
        const insert = chance.percent(50) ? chance.one(plain) : `${chance.one(partings)}${chance.one(ascii)} `;
        session.edit({ at: place, remove: Math.min(remove, session.text.length - place), insert });
        expect(session.findings, `${says}\nafter an edit: ${JSON.stringify(session.text)}`).toEqual(
          judgeClosely(compiled, { text: session.text, ...about }),
        );
      }
    }
  }
  expect(findings).toBeGreaterThan(lists);
}, 600_000);
