// Draws what is shown now at its natural size; what cannot be drawn is said in words, never skipped.
import { errorCatalogue } from '@candour/contract';
import { useEffect, useRef } from 'react';
import { gapWords } from '../words/labels.ts';
import styles from './player.module.css';
import type { Moment } from './timeline.ts';
import type { FrameState } from './use-frames.ts';

interface Props {
  readonly moment: Moment;
  readonly state: FrameState | undefined;
  readonly isRevealed: boolean;
  readonly isGrey: boolean;
  readonly onToggle: () => void;
}

export function Stage({ moment, state, isRevealed, isGrey, onToggle }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shot = moment.shows === 'frame' ? moment.shot : undefined;
  const jpeg = shot && state?.is === 'open' ? state.jpeg : undefined;
  const stateName = moment.shows === 'frame' ? (state?.is ?? 'failed') : moment.shows;

  // A program that watches the player finds in `data-…` what the canvas holds, set once it has been drawn.
  useEffect(() => {
    const place = canvas.current;
    if (!place) return;
    const tell = (frameState: string): void => {
      place.dataset['frameState'] = frameState;
      place.dataset['frameIndex'] = shot ? String(shot.index) : '';
      place.dataset['framePosition'] = shot ? String(shot.position) : '';
    };
    if (!jpeg) {
      place.getContext('2d')?.clearRect(0, 0, place.width, place.height);
      return tell(stateName);
    }
    let isOver = false;
    createImageBitmap(jpeg).then(
      (picture) => {
        if (!isOver) {
          if (place.width !== picture.width || place.height !== picture.height) {
            place.width = picture.width;
            place.height = picture.height;
          }
          place.getContext('2d')?.drawImage(picture, 0, 0);
          tell('open');
        }
        picture.close();
      },
      () => {
        if (isOver) return;
        place.getContext('2d')?.clearRect(0, 0, place.width, place.height);
        tell('unreadable');
      },
    );
    return () => {
      isOver = true;
    };
  }, [jpeg, shot, stateName]);

  const said = whatIsSaid(moment, state);
  return (
    <div className={styles['stage']} data-shows={stateName}>
      <canvas
        ref={canvas}
        width={1366}
        height={768}
        data-blurred={!isRevealed}
        data-grey={isGrey}
        role="img"
        aria-label={said ?? (isRevealed ? 'The pupil’s screen' : 'The pupil’s screen, blurred')}
      />
      {said && (
        <div className={styles['said']} data-gap={moment.shows === 'gap'}>
          <p>{said}</p>
        </div>
      )}
      {!said && !isRevealed && (
        <button type="button" className={styles['reveal']} onClick={onToggle}>
          Blurred. Reveal the screen{' '}
          <span className={styles['key']} aria-hidden="true">
            b
          </span>
        </button>
      )}
    </div>
  );
}

function whatIsSaid(moment: Moment, state: FrameState | undefined): string | undefined {
  if (moment.shows === 'gap') return `No picture was kept here. ${gapWords[moment.gap.reason]}.`;
  if (moment.shows === 'nothing') return 'Before the first picture.';
  if (!moment.shot.source || !state) return 'This picture refers to one that the clip does not hold.';
  if (state.is === 'coming') return 'Opening this picture …';
  if (state.is === 'not-arrived') return 'This picture has not arrived from the device yet.';
  if (state.is === 'failed') return `This picture did not open. ${errorCatalogue[state.code][1]}`;
  return undefined;
}
