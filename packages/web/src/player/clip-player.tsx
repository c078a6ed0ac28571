// The player of one clip: real times, gaps with their reasons, blurred until somebody chooses to look.
import type { ClipEnvelope } from '@candour/contract';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { clockSeconds, fromTrigger } from '../times/words.ts';
import { gapWords, plural } from '../words/labels.ts';
import styles from './player.module.css';
import { Scrubber } from './scrubber.tsx';
import { Stage } from './stage.tsx';
import type { Moment, Timeline } from './timeline.ts';
import { momentAt, timelineOf } from './timeline.ts';
import type { FrameState } from './use-frames.ts';
import { coming, useFrames } from './use-frames.ts';
import { usePlayback } from './use-playback.ts';

interface Props {
  readonly opening: string;
  readonly manifest: ClipEnvelope;
  readonly here: readonly number[];
  readonly framesHere: number;
}

export function ClipPlayer({ opening, manifest, here, framesHere }: Props) {
  const timeline = useMemo(() => timelineOf(manifest), [manifest]);
  const states = useFrames({ opening, manifest, here, framesHere });
  const playback = usePlayback(timeline);
  const [isRevealed, setRevealed] = useState(false);
  const [isGrey, setGrey] = useState(false);
  const toggle = (): void => setRevealed((before) => !before);
  const moment = momentAt(timeline, playback.ms);
  const source = moment.shows === 'frame' ? moment.shot.source : undefined;
  const says = momentWords(moment, timeline, playback.ms, manifest.triggerAt);

  useShortcuts({
    play: playback.playOrPause,
    'next-frame': () => playback.step(1),
    'previous-frame': () => playback.step(-1),
    'to-trigger': playback.toTrigger,
    'first-frame': playback.toFirst,
    'last-frame': playback.toLast,
    reveal: toggle,
    grey: () => setGrey((before) => !before),
  });

  return (
    <div className={styles['player']} data-player={manifest.clip} data-frame-count={timeline.shots.length}>
      <Stage
        moment={moment}
        state={source && (states.get(source.index) ?? coming)}
        isRevealed={isRevealed}
        isGrey={isGrey}
        onToggle={toggle}
      />
      <Scrubber
        timeline={timeline}
        states={states}
        ms={playback.ms}
        says={says}
        onGoTo={playback.goTo}
        onStep={playback.step}
        onEnd={(which) => (which === 'first' ? playback.toFirst() : playback.toLast())}
      />
      <div className={styles['controls']}>
        <div className="row">
          <Button size="compact-md" variant="filled" onClick={playback.playOrPause} className={styles['play'] ?? ''}>
            {playback.isPlaying ? 'Pause' : 'Play'}
          </Button>
          <Button size="compact-md" variant="default" onClick={() => playback.step(-1)} aria-label="Frame before">
            ‹
          </Button>
          <Button size="compact-md" variant="default" onClick={() => playback.step(1)} aria-label="Next frame">
            ›
          </Button>
          <Button size="compact-md" variant="default" onClick={playback.toTrigger}>
            Trigger
          </Button>
        </div>
        <div className="row">
          <Button size="compact-md" variant="default" aria-pressed={isRevealed} onClick={toggle}>
            {isRevealed ? 'Blur again' : 'Reveal'}
          </Button>
          <Button size="compact-md" variant="default" aria-pressed={isGrey} onClick={() => setGrey(!isGrey)}>
            Grey
          </Button>
        </div>
        <p className={`figures ${styles['says']}`}>{says}</p>
      </div>
      <ClipNotes timeline={timeline} states={states} ended={manifest.ended} />
    </div>
  );
}

function momentWords(moment: Moment, { shots }: Timeline, ms: number, triggerAt: string): string {
  const at = `${fromTrigger(ms)} · ${clockSeconds(new Date(Date.parse(triggerAt) + ms).toISOString())}`;
  if (moment.shows === 'gap') return `${at} · gap`;
  if (moment.shows === 'nothing') return at;
  return `${at} · picture ${moment.shot.position + 1} of ${shots.length}${moment.shot.isRepeat ? ', unchanged' : ''}`;
}

/** What the clip does not show, in words: its gaps, what is missing, what did not open. */
function ClipNotes({
  timeline,
  states,
  ended,
}: {
  readonly timeline: Timeline;
  readonly states: ReadonlyMap<number, FrameState>;
  readonly ended: ClipEnvelope['ended'];
}) {
  const found = [...states.values()];
  const missing = found.filter(({ is }) => is === 'not-arrived').length;
  const failed =
    found.filter(({ is }) => is === 'failed').length + timeline.shots.filter(({ source }) => !source).length;
  if (timeline.gaps.length + missing + failed === 0 && ended === 'complete') return null;
  return (
    <ul className={styles['notes']}>
      {timeline.gaps.map((gap) => (
        <li key={gap.fromMs}>
          <span className="figures">
            {fromTrigger(gap.fromMs)} to {fromTrigger(gap.toMs)}
          </span>
          <span className="quiet">{gapWords[gap.reason]}</span>
        </li>
      ))}
      {missing > 0 && <li>{plural(missing, 'picture')} not arrived from the device yet</li>}
      {failed > 0 && <li data-bad>{plural(failed, 'picture')} did not open</li>}
      {ended === 'interrupted' && <li>The clip was interrupted before its end</li>}
    </ul>
  );
}
