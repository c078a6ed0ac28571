import { expect, test } from 'vitest';
import { type Gesture, isPupilsEdit } from './gesture.ts';

const gesture = (kind: Gesture['kind'], data: string | null, inputType: string | null = null): Gesture => ({
  kind,
  data,
  inputType,
  at: 1_000,
});
const insert = (data: string | null, at = 1_010, inputType = 'insertText') => ({ inputType, data, at });

test('an edit with nothing before it is the page’s', () => {
  expect(isPupilsEdit(insert('hello'), null, null)).toBe(false);
});

test('the browser’s own edit follows its beforeinput', () => {
  expect(isPupilsEdit(insert('a'), gesture('beforeinput', 'a', 'insertText'), null)).toBe(true);
});

test('another text than the beforeinput’s is the page’s', () => {
  expect(isPupilsEdit(insert('words nobody typed'), gesture('beforeinput', 'a', 'insertText'), null)).toBe(false);
});

test('an editor may put in the key itself, and nothing else', () => {
  expect(isPupilsEdit(insert('a'), gesture('key', 'a'), null)).toBe(true);
  expect(isPupilsEdit(insert('words nobody typed'), gesture('key', 'a'), null)).toBe(false);
});

test('a key long ago excuses nothing', () => {
  expect(isPupilsEdit(insert('a', 5_000), gesture('key', 'a'), null)).toBe(false);
});

test('a page that pastes by itself puts in the clipboard’s text', () => {
  expect(isPupilsEdit(insert('two  lines'), gesture('paste', 'two lines\nand more'), null)).toBe(true);
  expect(isPupilsEdit(insert('words nobody typed'), gesture('paste', 'two lines'), null)).toBe(false);
});

test('deleting, undo and line breaks put in nothing of the page’s', () => {
  for (const inputType of ['deleteContentBackward', 'historyUndo', 'insertParagraph'])
    expect(isPupilsEdit(insert(null, 1_010, inputType), gesture('key', 'b'), null)).toBe(true);
});
