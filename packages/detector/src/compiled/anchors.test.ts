// Where a phrase is looked for: at what is rarest in it, and so that no text that holds it is passed over.
import { expect, test } from 'vitest';
import { type AnchorStep, type AnchorWord, chooseAnchors } from './anchors.ts';

/** Skeletons stand for words here: each word has its own number. */
const words: string[] = [];
const numberOf = (letters: string): number => {
  if (!words.includes(letters)) words.push(letters);
  return words.indexOf(letters);
};
const word = (text: string): AnchorWord => {
  const letters = text.split('=');
  return { skeletons: letters.map(numberOf), letters };
};
/** `a b|c` is a choice of two words one after another or one, `a=b` a word that may be either. */
const options = (text: string, isBroken = false): AnchorStep => ({
  kind: 'options',
  isBroken,
  options: text.split('|').map((one) => (one === '' ? [] : one.split(' ').map(word))),
});
const gap = (min: number, max: number): AnchorStep => ({ kind: 'gap', min, max });
const anchorsOf = (...steps: readonly AnchorStep[]): string[] =>
  chooseAnchors(steps).map(
    ({ skeleton, previous, before: [least, most] }) =>
      `${previous === undefined ? '' : `${words[previous]} `}${words[skeleton]} ${least}-${most}`,
  );

test('at the rarest pair of neighbours', () => {
  expect(anchorsOf(options('lantern'))).toEqual(['lantern 0-0']);
  expect(anchorsOf(options('the'), options('purple'), options('lantern'))).toEqual(['purple lantern 2-2']);
  expect(anchorsOf(options('lantern'), options('purple'), options('the'))).toEqual(['lantern purple 1-1']);
  expect(anchorsOf(options('the'), options('lantern'), options('of'), options('the'))).toEqual(['the lantern 1-1']);
});

test('of an option at its rarest word, each by itself', () => {
  expect(anchorsOf(options('the lantern|a old umbrella'))).toEqual(['lantern 1-1', 'umbrella 2-2']);
  expect(anchorsOf(options('lantern=lanterns=the'))).toEqual(['lantern 0-0', 'lanterns 0-0', 'the 0-0']);
});

test('never at what may be left out, nor at a gap', () => {
  expect(anchorsOf(options('the'), options('umbrella|'), options('lantern'))).toEqual(['lantern 1-2']);
  expect(anchorsOf(options('umbrella|'), options('the'))).toEqual(['the 0-1']);
  expect(anchorsOf(options('the'), gap(1, 3), options('lantern'))).toEqual(['lantern 2-4']);
  expect(anchorsOf(options('a|a b'), options('lantern'), gap(0, 2), options('the'))).toEqual([
    'a lantern 1-1',
    'b lantern 2-2',
  ]);
  expect(anchorsOf()).toEqual([]);
  expect(anchorsOf(gap(0, 1), options('x|'))).toEqual([]);
});

test('words that a break parts are no pair', () => {
  expect(anchorsOf(options('purple'), options('lantern', true))).toEqual(['lantern 1-1']);
  expect(anchorsOf(options('umbrella'), options('the', true), options('a'))).toEqual(['umbrella 0-0']);
});

test('pairs of every option with every next one, unless they are too many', () => {
  expect(anchorsOf(options('old purple|dark'), options('lantern light|umbrella'))).toEqual([
    'purple lantern 2-2',
    'purple umbrella 2-2',
    'dark lantern 1-1',
    'dark umbrella 1-1',
  ]);
  const many = (count: number, name: string): string =>
    Array.from({ length: count }, (_, at) => `${name}${at}`).join('=');
  expect(anchorsOf(options(many(6, 'longword')), options(many(8, 'otherword')))).toHaveLength(48);
  expect(anchorsOf(options(many(7, 'longword')), options(many(7, 'otherword')))).toHaveLength(7);
});
