// Episodes: a pupil's findings on one device until five quiet minutes; and whether a finding may take the ring.
import { newId, type EpisodeId, type FindingEnvelope, type PolicyBody, type Severity } from '@candour/contract';

export const quietMs = 5 * 60_000;

export interface Episode {
  readonly id: EpisodeId;
  clip: 'none' | 'running' | 'kept';
}

export class Episodes {
  #current: { readonly pupil: string | null; readonly episode: Episode; lastMs: number } | null = null;

  /** The episode that a finding of this pupil (a sign-in's id, or nobody) belongs to now. */
  at(pupil: string | null, nowMs: number): Episode {
    const current = this.#current;
    if (current && current.pupil === pupil && nowMs - current.lastMs < quietMs) {
      current.lastMs = nowMs;
      return current.episode;
    }
    const episode: Episode = { id: newId<EpisodeId>(), clip: 'none' };
    this.#current = { pupil, episode, lastMs: nowMs };
    return episode;
  }

  end(): void {
    this.#current = null;
  }
}

export type NoClipReason = Extract<FindingEnvelope['clip'], { state: 'none' }>['reason'];

/** Why this finding takes no clip; `null` when it takes one. Its words are sent either way. Pure. */
export function noClipReason(facts: {
  readonly severity: Severity;
  readonly policy: PolicyBody;
  /** Here and now words may go at once; kept or off-site words never come with pictures (P5). */
  readonly isWatchedHere: boolean;
  readonly hasCertainPupil: boolean;
  readonly episodeClip: Episode['clip'];
  readonly isOverBudget: boolean;
  readonly hasFrames: boolean;
}): NoClipReason | null {
  if (facts.severity !== 'critical') return 'severity';
  if (!facts.policy.ring || facts.policy.evidence.critical !== 'words-and-clip' || !facts.isWatchedHere)
    return 'policy';
  if (!facts.hasCertainPupil) return 'identity';
  if (facts.episodeClip === 'running') return 'clip-running';
  if (facts.episodeClip === 'kept') return 'already-kept';
  if (facts.isOverBudget) return 'budget';
  return facts.hasFrames ? null : 'no-frames';
}
