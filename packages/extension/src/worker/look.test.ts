import { expect, test } from 'vitest';
import { type FrameFacts, hostOf, hostOfUrl } from './look.ts';

test('addresses without a host of their own count as their maker’s', () => {
  const frames: FrameFacts[] = [
    { frameId: 0, parentFrameId: -1, url: 'https://School.Example/a' },
    { frameId: 1, parentFrameId: 0, url: 'about:srcdoc' },
    { frameId: 2, parentFrameId: 1, url: 'about:blank' },
    { frameId: 3, parentFrameId: 2, url: 'https://other.example/' },
  ];
  expect(frames.map((frame) => hostOf(frame, frames))).toEqual([
    'school.example',
    'school.example',
    'school.example',
    'other.example',
  ]);
});

test('what cannot be known is null', () => {
  expect(hostOf({ frameId: 0, parentFrameId: -1, url: 'about:blank' }, [])).toBeNull();
  expect(hostOfUrl('chrome://settings')).toBeNull();
  expect(hostOfUrl('')).toBeNull();
});

test('a blob belongs to its maker', () => {
  expect(hostOfUrl('blob:https://school.example/3f1c')).toBe('school.example');
});

test('a port that is not the scheme’s own is part of the host: by it the school’s own server is known', () => {
  expect(hostOfUrl('https://school.example:8420/pupil')).toBe('school.example:8420');
  expect(hostOfUrl('https://school.example:443/')).toBe('school.example');
});
