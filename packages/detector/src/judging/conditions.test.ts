// Conditions see what a reader sees around a hit. In the texts below the hit stands between [ and ].
import type { Condition } from '@candour/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InspectInput } from '../types.ts';
import { conditionHolds } from './conditions.ts';

const wordPattern =
  /[\p{Script=Han}]|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:['’](?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)*/gu;

const holds = (condition: Condition, marked: string, language = 'en', input: Partial<InspectInput> = {}): boolean => {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace(/[[\]]/g, '');
  const found = [...text.matchAll(wordPattern)];
  const starts = found.map(({ index }) => index);
  const ends = found.map(({ index, 0: word }) => index + word.length);
  const place = {
    first: ends.findIndex((to) => to > start),
    last: starts.findLastIndex((from) => from < end),
    start,
    end,
  };
  return conditionHolds(
    condition,
    { text, count: found.length, starts, ends },
    place,
    { surface: 'typed', ...input, text },
    language,
  );
};

const x = (count: number): string => 'x '.repeat(count);
const xx = (count: number): string => 'xx '.repeat(count);

test.each<[Condition, string, boolean, string?]>([
  ['negated', 'i do not [want to die]', true],
  ['negated', 'i don’t [want to die]', true],
  ['negated', 'i dont [want to die]', true],
  ['negated', "DON'T [want to die]", true],
  ['negated', `not ${x(3)}[want to die]`, true],
  ['negated', `not ${x(4)}[want to die]`, false],
  ['negated', 'not. [want to die]', false],
  ['negated', `no${' '.repeat(65)}[want to die]`, false],
  ['negated', `no${' '.repeat(64)}[want to die]`, true],
  ['negated', '[want to die] not', false],
  ['negated', 'n o t [want to die]', false],
  ['negated', 'je n’ai pas [envie]', true, 'fr'],
  ['negated', 'il n’[envie] personne', true, 'fr'],
  ['negated', 'l’[envie]', false, 'fr'],
  ['negated', 'nie chcę [się zabić]', true, 'pl'],
  ['negated', 'nie chcę [się zabić]', false, 'en'],
  ['negated', 'não [quero]', true, 'pt'],
  ['negated', '我不想[死]', true, 'zh'],
  ['negated', 'not [x]', false, 'xx'],
  ['question', 'does he [want to die]', true],
  ['question', 'so he [wants to die]?', true],
  ['question', 'so he [wants to die]!?', true],
  ['question', 'so he [wants to die] ؟', true],
  ['question', 'so he [wants to die]. ok?', false],
  ['question', 'well why [want to die]', false],
  ['question', 'well: why [want to die]', true],
  ['question', 'what’s [suicide]', true],
  ['question', '[why] live', true],
  ['question', `[die]${' '.repeat(63)}?`, true],
  ['question', `[die]${' '.repeat(64)}?`, false],
  ['question', `[die] ${x(40)}?`, true],
  ['question', `[die] ${x(41)}?`, false],
  ['question', `how ${x(39)}[die]`, true],
  ['question', `how ${x(40)}[die]`, false],
  ['question', 'когда? [умру]', false, 'ru'],
  ['question', '怎么去[死]', true, 'zh'],
  ['first-person', 'i [want to die]', true],
  ['first-person', 'I’ll [kill] him', true],
  ['first-person', 'ill [kill] him', false],
  ['first-person', '[kill myself]', true],
  ['first-person', '[k i l l] him', false],
  ['first-person', 'k i l [l]', false],
  ['first-person', 'i x [die]', true],
  ['first-person', 'x i [die]', true],
  ['first-person', 'i x y [die]', false],
  ['first-person', 'x y i [die]', false],
  ['first-person', 'x i y [die]', false],
  ['first-person', 'x  i  y [die]', true],
  ['first-person', '1 i 2 [die]', true],
  ['first-person', '我 想 要 [死]', true, 'zh'],
  ['first-person', '[die] x. my', false],
  ['first-person', 'i [kill] him', true],
  ['first-person', `i ${xx(7)}[die]`, true],
  ['first-person', `i ${xx(8)}[die]`, false],
  ['first-person', `[die] ${x(2)}my`, true],
  ['first-person', `[die] ${x(3)}my`, false],
  ['first-person', 'me\n[die]', false],
  ['first-person', 'j’ai [envie] de mourir', true, 'fr'],
  ['first-person', 'я [умру]', true, 'ru'],
  ['first-person', 'main [marna] chahta', true, 'ur-Latn'],
  ['first-person', 'x y i [want to die]', false],
  ['first-person', 'x  y i [want to die]', true],
  ['first-person', 'x y  i [want to die]', true],
  ['first-person', '[die] i x y', false],
  ['first-person', '[die] i x  y', true],
  ['first-person', 'i x [die]', true],
  ['in-title', 'To [Kill a Mockingbird]', true],
  ['in-title', '[Kill Me Now]', true],
  ['in-title', '[Kill him]', false],
  ['in-title', 'Help [Me I want]', false],
  ['in-title', '[KILL HIM NOW]', false],
  ['in-title', '[Suicide]', false],
  ['in-title', '[Die I]', false],
  ['in-title', '[Go To]', true],
  ['in-title', '[Kill Him d’un]', true],
  ['in-title', '[KILL HI]m', false],
  ['in-title', '[want To Die]', false],
  ['in-title', '[Die Leiden des jungen] W', false],
  ['quoted', 'she said “[die]” to me', true],
  ['quoted', 'she said "[die]" to me', true],
  ['quoted', 'she said "go [die] now," and', true],
  ['quoted', "she said '[die]' to me", true],
  ['quoted', 'sie sagte „[stirb]“ zu mir', true],
  ['quoted', 'sie sagte »[stirb]« zu mir', true],
  ['quoted', 'sie sagte ‚[stirb]‘ zu mir', true],
  ['quoted', 'elle dit « [meurs] » hier', true],
  ['quoted', '「[死]」', true],
  ['quoted', 'she said " [die] " to me', true],
  ['quoted', '“he said ‘[die]’ to me”', true],
  ['quoted', '“he said ‘no’ and [die] now”', true],
  ['quoted', '("[die]")', true],
  ['quoted', 'a » [die]« b', false],
  ['quoted', '“a” [die] “b”', false],
  ['quoted', '"a" [die] "b"', false],
  ['quoted', "'a' [die] 'b'", false],
  ['quoted', '«a» [die] «b»', false],
  ['quoted', '« a » [die] « b »', false],
  ['quoted', '„a“ [die] „b“', false],
  ['quoted', '[die] "b"', false],
  ['quoted', '"a" [die]', false],
  ['quoted', "don't [die] mum's", false],
  ['quoted', "i'm goin' to [die] 'cause he's goin' too", false],
  ['quoted', "'cause i [die] goin' out", false],
  ['quoted', '’cause i [die] goin’ out', false],
  ['quoted', '“a\n\n[die]”', false],
  ['quoted', '“a\r\n \r\n[die]”', false],
  ['quoted', '“a\n[die]”', true],
  ['quoted', '“a\r\n[die]”', true],
  ['quoted', '“[die]\n\n”', false],
  ['quoted', `“${x(149)}[die]${' x'.repeat(149)}”`, true],
  ['quoted', `“${x(150)}[die]”`, false],
  ['quoted', `“[die] ${x(150)}”`, false],
  ['quoted', '> go [die]', true],
  ['quoted', 'a\n > go [die]', true],
  ['quoted', '> are you ok\nno i [die]', false],
  ['quoted', 'a > [die]', false],
  ['quoted', `so\n> ${x(149)}[die]`, true],
  ['quoted', `so\n > ${x(149)}[die]`, false],
  ['quoted', `> ${x(150)}[die]`, false],
  ['quoted', '𝐚"[die]"𝐛', true],
  ['quoted', "𝐚'[die]'𝐛", false],
  ['quoted', "𝐚'[die]' so", false],
  ['quoted', "xａ'[die]' so", false],
  ['quoted', "\u{10000}'[die]' so", false],
  ['quoted', "\u{207ff}'[die]' so", false],
  ['quoted', '" [die] "', true],
  ['quoted', 'a "he"; [die]" x', false],
  ['quoted', 'a." [die] "…b', false],
  ['quoted', '‘[die] mum’s', false],
  ['quoted', '‘[die] ’ so', false],
  ['quoted', '“a\r\r[die]”', false],
  ['quoted', '“a\u2028\u2028[die]”', false],
  ['quoted', '“a\u2029\u2029[die]”', false],
  ['quoted', '“[die]\r\nso”', true],
  ['quoted', '“[die]\r\rso”', false],
  ['quoted', '“[die]\n\rso”', false],
  ['quoted', '“a\n\r[die]”', false],
  ['quoted', '“a\nb\n[die]\nc\nd”', true],
  ['quoted', '“[die] mum’s «old» "friend"”', true],
  ['quoted', '“[die]\r\n\r\nso”', false],
])('%s: %j %j', (condition, text, expected, language = 'en') => {
  expect(holds(condition, text, language)).toBe(expected);
});

test('what the host knows', () => {
  expect(holds('typed', '[die]')).toBe(true);
  expect(holds('copied', '[die]')).toBe(false);
  expect(holds('searched', '[die]', 'en', { surface: 'searched' })).toBe(true);
  expect(holds('on-video', '[die]', 'en', { site: 'video' })).toBe(true);
  expect(holds('on-video', '[die]', 'en', { site: 'search' })).toBe(false);
  expect(holds('on-video', '[die]')).toBe(false);
  expect(holds('in-title', '[die]', 'en', { isTitle: true })).toBe(true);
  expect(holds('query-start', '“[die]', 'en', { surface: 'searched' })).toBe(true);
  expect(holds('query-start', 'i [die]', 'en', { surface: 'searched' })).toBe(false);
  expect(holds('query-start', '[die]')).toBe(false);
});

test('what is further than 40 words or 300 units away changes nothing', () => {
  const conditions: Condition[] = ['negated', 'question', 'first-person', 'quoted', 'in-title'];
  const text = fc.string({ unit: fc.constantFrom(...'ii not why my x " \' “ ” „ « » ‘ ’ . ? \n >'), maxLength: 60 });
  const far = `${'xy '.repeat(120)}`;
  fc.assert(
    fc.property(text, text, text, text, (before, after, farBefore, farAfter) => {
      const near = `${far}${before} [Die Now] ${after} ${far}`;
      for (const condition of conditions) {
        expect(holds(condition, `${farBefore} ${near} ${farAfter}`)).toBe(holds(condition, near));
      }
    }),
  );
});
