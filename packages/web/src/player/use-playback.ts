// The playhead: where the clip stands, whether it runs, and the ways to move it.
import { useEffect, useState } from 'react';
import type { Timeline } from './timeline.ts';
import { shotAtTrigger, stepFrom } from './timeline.ts';

const beatMs = 100;

export function usePlayback(timeline: Timeline) {
  const [ms, setMs] = useState(() => shotAtTrigger(timeline)?.ms ?? timeline.fromMs);
  const [isPlaying, setPlaying] = useState(false);

  useEffect(() => {
    if (!isPlaying) return;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const passed = now - last;
      last = now;
      setMs((before) => Math.min(timeline.toMs, before + passed));
    }, beatMs);
    return () => clearInterval(timer);
  }, [isPlaying, timeline]);
  const isAtEnd = ms >= timeline.toMs;
  useEffect(() => {
    if (isAtEnd) setPlaying(false);
  }, [isAtEnd]);

  const goTo = (target: number | undefined): void => {
    setPlaying(false);
    if (target !== undefined) setMs(Math.min(timeline.toMs, Math.max(timeline.fromMs, target)));
  };
  return {
    ms,
    isPlaying,
    goTo,
    step: (direction: 1 | -1) => goTo(stepFrom(timeline, ms, direction)?.ms),
    toTrigger: () => goTo(shotAtTrigger(timeline)?.ms),
    toFirst: () => goTo(timeline.shots[0]?.ms),
    toLast: () => goTo(timeline.shots.at(-1)?.ms),
    playOrPause: () => {
      if (!isPlaying && isAtEnd) setMs(timeline.fromMs);
      setPlaying(!isPlaying);
    },
  };
}
