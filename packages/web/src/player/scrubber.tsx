// The clip as a line: every frame a tick, every gap hatched, the trigger marked; dragged, clicked or stepped.
import type { KeyboardEvent, PointerEvent } from 'react';
import { useRef } from 'react';
import { fromTrigger } from '../times/words.ts';
import { gapWords } from '../words/labels.ts';
import styles from './player.module.css';
import type { Timeline } from './timeline.ts';
import type { FrameState } from './use-frames.ts';

interface Props {
  readonly timeline: Timeline;
  readonly states: ReadonlyMap<number, FrameState>;
  readonly ms: number;
  readonly says: string;
  readonly onGoTo: (ms: number) => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onEnd: (which: 'first' | 'last') => void;
}

export function Scrubber({ timeline, states, ms, says, onGoTo, onStep, onEnd }: Props) {
  const line = useRef<HTMLDivElement>(null);
  const { fromMs, toMs, shots, gaps } = timeline;
  const whole = Math.max(1, toMs - fromMs);
  const left = (at: number): string => `${((at - fromMs) / whole) * 100}%`;

  const follow = ({ clientX, buttons, pointerId, type }: PointerEvent): void => {
    const box = line.current?.getBoundingClientRect();
    if (!box || buttons === 0) return;
    if (type === 'pointerdown') line.current?.setPointerCapture(pointerId);
    onGoTo(fromMs + ((clientX - box.left) / box.width) * whole);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowUp') onStep(1);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') onStep(-1);
    else if (event.key === 'Home') onEnd('first');
    else if (event.key === 'End') onEnd('last');
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles['scrubber']}>
      <div
        ref={line}
        className={styles['line']}
        role="slider"
        tabIndex={0}
        aria-label="Place in the clip, in seconds from the trigger"
        aria-valuemin={fromMs / 1000}
        aria-valuemax={toMs / 1000}
        aria-valuenow={Math.round(ms / 100) / 10}
        aria-valuetext={says}
        onPointerDown={follow}
        onPointerMove={follow}
        onKeyDown={onKeyDown}
      >
        {gaps.map((gap) => (
          <span
            key={gap.fromMs}
            className={styles['gap']}
            style={{ left: left(gap.fromMs), width: `${((gap.toMs - gap.fromMs) / whole) * 100}%` }}
            title={gapWords[gap.reason]}
          />
        ))}
        {shots.map((shot) => (
          <span
            key={shot.position}
            className={styles['tick']}
            data-state={shot.source ? (states.get(shot.source.index)?.is ?? 'coming') : 'failed'}
            data-repeat={shot.isRepeat}
            style={{ left: left(shot.ms) }}
          />
        ))}
        <span className={styles['trigger']} style={{ left: left(0) }} />
        <span className={styles['head']} style={{ left: left(ms) }} />
      </div>
      <div className={styles['ends']} aria-hidden="true">
        <span>{fromTrigger(fromMs)}</span>
        <span className={styles['triggerLabel']} style={{ left: left(0) }}>
          trigger
        </span>
        <span>{fromTrigger(toMs)}</span>
      </div>
    </div>
  );
}
