// Replayed keystroke by keystroke, a session finds what honestly stands there at each moment, and never what deleted fragments would make.
import { expect, test } from 'vitest';
import { compile, judgeHits, startSession } from './index.ts';
import { chanceFrom } from './testing/oracle/random.ts';
import { applyEdit, type Edit } from './testing/oracle/random-edits.ts';
import { findingsOf, prepareList } from './testing/oracle/oracle.ts';
import { editsOf, typedBySomebody } from './testing/typing.ts';
import { typingList } from './testing/typing-list.ts';
import { typingSessions } from './testing/typing-sessions.ts';
import type { Finding } from './types.ts';

const seed = Number(process.env['CANDOUR_SEED'] ?? Date.now()) % 1_000_000_000;
const compiled = compile(typingList);
const prepared = prepareList(typingList);

const shown = (text: string, { span, verdict }: Pick<Finding, 'span' | 'verdict'>): string =>
  `${verdict === 'noted' ? '~' : ''}${text.slice(span.start, span.end)}`;
const places = (found: readonly Pick<Finding, 'entry' | 'span' | 'verdict'>[]): string[] =>
  found.map(({ entry, span, verdict }) => `${entry} ${span.start}–${span.end} ${verdict}`).toSorted();

/** All that was found at any moment; at each moment it is what the text of that moment gives, by the engine and by the oracle. */
const replay = (edits: readonly Edit[]): { text: string; found: string[]; ever: Set<string> } => {
  const session = startSession(compiled, { surface: 'typed' });
  const ever = new Set<string>();
  let text = '';
  let found: string[] = [];
  edits.forEach((edit, number) => {
    const findings = session.edit(edit);
    text = applyEdit(text, edit);
    expect(session.text).toBe(text);
    expect(findings, text).toEqual(judgeHits(compiled, { text, surface: 'typed' }));
    expect(session.findings).toEqual(findings);
    if (number % 8 === 0 || number === edits.length - 1)
      expect(places(findings), text).toEqual(places(findingsOf(prepared, { text, surface: 'typed' })));
    found = findings.map((finding) => shown(text, finding));
    for (const one of found) ever.add(one);
  });
  return { text, found, ever };
};

test('there are sessions enough', () => {
  expect(typingSessions.length).toBeGreaterThanOrEqual(30);
});

test.each(typingSessions.map((session) => [session.what, session] as const))('%s', (_, session) => {
  const { text, found, ever } = replay(editsOf(session.actions));
  expect(text).toBe(session.text);
  expect(found).toEqual(session.found);
  expect([...ever].filter((one) => !found.includes(one)).toSorted()).toEqual([...(session.onTheWay ?? [])].toSorted());
});

test('whoever types a text, with whatever slips, ends with what the text holds', () => {
  const chance = chanceFrom(seed);
  const texts = typingSessions.map(({ text }) => text).filter((text) => text !== '');
  const rounds = process.env['CANDOUR_CASES'] ? 1 : process.env['CANDOUR_LONG'] ? 40 : 4;
  for (let round = 0; round < rounds; round += 1)
    for (const text of texts) {
      const typed = replay(editsOf(typedBySomebody(chance, text)));
      expect(typed.text, `seed ${seed}`).toBe(text);
      expect(typed.found).toEqual(judgeHits(compiled, { text, surface: 'typed' }).map((one) => shown(text, one)));
    }
});

test('what is replaced at once is looked at as a whole', () => {
  const session = startSession(compiled, { surface: 'typed' });
  session.edit({ at: 0, remove: 0, insert: 'i want to' });
  for (const { text } of typingSessions) {
    expect(session.replace(text)).toEqual(judgeHits(compiled, { text, surface: 'typed' }));
    expect(session.text).toBe(text);
  }
});
