import { expect, test } from 'vitest';
import { meantBy, shortcutNames, shortcutScopes, shortcuts } from './table.ts';

const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

test('within what can be on one page, a key means one thing', () => {
  const together = [
    ['anywhere', 'queue'],
    ['anywhere', 'incident', 'player'],
  ];
  for (const scopes of together) {
    const keys = shortcutNames
      .filter((name) => scopes.includes(shortcuts[name].scope))
      .flatMap((name) => [...shortcuts[name].keys]);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  }
});

test('every shortcut can be pressed and belongs to a part of the help', () => {
  for (const name of shortcutNames) {
    expect(meantBy(press(shortcuts[name].keys[0]), 'page')).toContain(name);
    expect(Object.keys(shortcutScopes)).toContain(shortcuts[name].scope);
  }
});

test('writing, the browser’s own keys and a control’s own keys are left alone', () => {
  expect(meantBy(press('j'), 'writing')).toEqual([]);
  expect(meantBy(press('j', { ctrlKey: true }), 'page')).toEqual([]);
  expect(meantBy(press(' '), 'button')).toEqual([]);
  expect(meantBy(press('ArrowDown'), 'choice')).toEqual([]);
  expect(meantBy(press('ArrowDown'), 'link')).toEqual(['next-row']);
});
