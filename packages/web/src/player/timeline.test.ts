import type { ClipEnvelope } from '@candour/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentAt, shotAtTrigger, stepFrom, timelineOf } from './timeline.ts';

const triggerMs = Date.parse('2026-11-24T08:40:00.000Z');
const at = (seconds: number): string => new Date(triggerMs + seconds * 1000).toISOString();
type Manifest = Pick<ClipEnvelope, 'triggerAt' | 'frames' | 'gaps'>;
const own = (index: number, seconds: number) => ({ index, at: at(seconds), sha256: 'a'.repeat(64), bytes: 100 });
const same = (index: number, seconds: number, as: number) => ({ index, at: at(seconds), same: as });
const manifest = (frames: unknown[], gaps: unknown[] = []): Manifest =>
  ({ triggerAt: at(0), frames, gaps }) as Manifest;

const timeline = timelineOf(
  manifest(
    [own(40, -3), same(41, -2, 40), own(42, -1), own(45, 3), same(46, 4, 45)],
    [{ from: at(0), to: at(3), reason: 'secret-field' }],
  ),
);

test('references lead to the frame that holds the picture', () => {
  expect(timeline.shots.map(({ source }) => source?.index)).toEqual([40, 40, 42, 45, 45]);
  const broken = timelineOf(manifest([same(1, 0, 2), same(2, 1, 1), same(3, 2, 99)]));
  expect(broken.shots.map(({ source }) => source)).toEqual([undefined, undefined, undefined]);
});

test('seconds count from the trigger, and the clip ends when its last frame does', () => {
  expect(timeline.shots.map(({ ms }) => ms)).toEqual([-3000, -2000, -1000, 3000, 4000]);
  expect([timeline.fromMs, timeline.toMs]).toEqual([-3000, 5000]);
});

test('a gap is shown as a gap, never as the frame before it', () => {
  const shownAt = (ms: number): unknown => {
    const moment = momentAt(timeline, ms);
    return moment.shows === 'frame' ? moment.shot.index : moment.shows === 'gap' ? moment.gap.reason : 'nothing';
  };
  expect([-4000, -3000, -1, 0, 2999, 3000, 4999].map(shownAt)).toEqual([
    'nothing',
    40,
    42,
    'secret-field',
    'secret-field',
    45,
    46,
  ]);
});

test('a frame taken at the moment a gap begins is shown at that moment', () => {
  const tight = timelineOf(manifest([own(1, 0)], [{ from: at(0), to: at(2), reason: 'policy' }]));
  expect(momentAt(tight, 0).shows).toBe('frame');
  expect(momentAt(tight, 1).shows).toBe('gap');
});

test('steps reach every frame of the manifest once, both ways, whatever the times', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 40 }), (seconds) => {
      const made = timelineOf(manifest(seconds.map((second, index) => own(index, second))));
      const forwards: number[] = [];
      let ms = made.fromMs - 1;
      for (const _ of seconds) {
        const shot = stepFrom(made, ms, 1);
        if (!shot) break;
        forwards.push(shot.position);
        ms = shot.ms;
      }
      expect(forwards).toEqual(seconds.map((_, position) => position));
      expect(stepFrom(made, ms, 1)?.position).toBe(seconds.length - 1);
      expect(stepFrom(made, made.fromMs, -1)?.position).toBe(0);
    }),
  );
});

test('begins at what was on the screen when it happened', () => {
  expect(shotAtTrigger(timeline)?.index).toBe(42);
  expect(shotAtTrigger(timelineOf(manifest([own(7, 2)])))?.index).toBe(7);
});
