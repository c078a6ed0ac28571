// The evidence of an incident: how far each clip has come, and its player once opened.
import type { EvidenceOpened, IncidentView } from '@candour/contract';
import { ClipPlayer } from '../player/clip-player.tsx';
import { useVaultState } from '../session/session.ts';
import { noClipSentence, plural } from '../words/labels.ts';
import styles from './incident.module.css';

interface Props {
  readonly view: IncidentView;
  readonly opening: EvidenceOpened | null;
}

export function Evidence({ view, opening }: Props) {
  const { clips, findings } = view;
  const isUnlocked = useVaultState().is === 'unlocked';
  const noClip = findings.find(({ noClipReason }) => noClipReason)?.noClipReason;
  return (
    <section className="panel" aria-labelledby="evidence-title">
      <div className={styles['sectionHead']}>
        <h2 id="evidence-title">Evidence</h2>
        <span className="quiet small">
          {clips.length === 0 && `No clip${noClip ? `: ${noClipSentence(noClip)}` : ''}`}
          {clips.map(stateWords).join(' · ')}
        </span>
      </div>
      {clips.length > 0 && !(opening && isUnlocked) && (
        <p className="quiet">
          {opening
            ? 'The vault locked itself, so the pictures are hidden. Unlock it by opening the evidence again.'
            : 'Sealed. It opens in this browser only, with a reason that the log keeps.'}
        </p>
      )}
      {opening &&
        isUnlocked &&
        opening.clips.map(({ manifest, here }) => (
          <ClipPlayer
            key={manifest.clip}
            opening={opening.opening}
            manifest={manifest}
            here={here}
            framesHere={clips.find(({ clip }) => clip === manifest.clip)?.framesHere ?? here.length}
          />
        ))}
      {opening && isUnlocked && opening.clips.length === 0 && (
        <p>
          {clips.length === 0
            ? 'There is nothing to see: no clip was kept.'
            : 'Nothing has arrived yet. Open the evidence again once the clip is listed.'}
        </p>
      )}
    </section>
  );
}

function stateWords({ state, frames, framesHere, gaps }: IncidentView['clips'][number]): string {
  const gapPart = gaps > 0 ? `, ${plural(gaps, 'gap')}` : '';
  if (state === 'coming') return 'The device is still making the clip';
  if (state === 'listed') return `${framesHere} of ${plural(frames, 'picture')} here${gapPart}`;
  return `${plural(frames, 'picture')}${gapPart}`;
}
