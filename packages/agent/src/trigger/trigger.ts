// From a text to what comes of it: nothing, a count, or an envelope that is durable before this returns, with the ring when it is critical.
import {
  newId,
  severityRank,
  type BootId,
  type ClipId,
  type DeviceId,
  type Digest,
  type Envelope,
  type EnvelopeId,
  type FindingEnvelope,
  type PolicyBody,
  type SchoolId,
  type SignIn,
} from '@candour/contract';
import { judgeHits, type CompiledWatchlist, type Finding } from '@candour/detector';
import type { Key } from '@candour/trust';
import type { Way } from '../guard/may-watch.ts';
import { reachOf, RunningClip, type ClipHeader, type Stamp } from '../outbox/clips.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { StoreOp } from '../ports.ts';
import { isPupilsOwn } from '../own-words.ts';
import type { Recorder } from '../recorder/recorder.ts';
import type { SeenText } from '../seen.ts';
import type { ClipBudget } from './clip-budget.ts';
import type { Counter } from './counts.ts';
import { Episodes, noClipReason, type Episode } from './episodes.ts';
import { StandingPhrases, type Judged } from './standing.ts';
import { lookedAt, sealWords, wordsOf } from './words.ts';

/** Everything that holds at the moment of a text. */
export interface Moment {
  readonly school: SchoolId;
  readonly device: DeviceId;
  readonly boot: BootId;
  readonly signIn: SignIn | null;
  readonly siteId: string | null;
  readonly policy: PolicyBody;
  readonly policyDigest: Digest;
  readonly watchlist: CompiledWatchlist;
  readonly watchlistDigest: Digest;
  readonly teamKey: Key;
  readonly teamEpoch: number;
  readonly way: Way;
  readonly nowMs: number;
  readonly monotonicMs: number;
}

export interface TriggerParts {
  readonly outbox: Outbox;
  readonly recorder: Recorder;
  readonly budget: ClipBudget;
  readonly counter: Counter;
  readonly stamp: Stamp;
}

interface JudgedFinding extends Judged {
  readonly finding: Finding;
}

export class Trigger {
  readonly #parts: TriggerParts;
  readonly #standing = new StandingPhrases();
  readonly #episodes = new Episodes();

  constructor(parts: TriggerParts) {
    this.#parts = parts;
  }

  /** Another pupil, or nobody. */
  forget(): void {
    this.#standing.forget();
    this.#episodes.end();
  }

  /** Looks at one text. Rejects when a finding could not be made durable. */
  async look(seen: SeenText, moment: Moment): Promise<void> {
    const { text, from } = lookedAt(seen);
    // A page can put words around the pupil's keys; they do not become the pupil's.
    const own = judgeHits(moment.watchlist, { text, surface: seen.surface }).filter(({ span }) =>
      isPupilsOwn(seen, { start: span.start + from, end: span.end + from }),
    );
    const judged = own.map(
      (finding): JudgedFinding => ({
        finding,
        entry: finding.entry,
        entryVersion: finding.entryVersion,
        path: finding.path,
        weight: finding.verdict === 'noted' ? -1 : severityRank[finding.severity],
      }),
    );
    const made: Promise<unknown>[] = [];
    for (const { finding } of this.#standing.fresh(seen, judged, moment.monotonicMs)) {
      if (this.#onlyCounts(finding, moment))
        this.#parts.counter.add(finding.entry, finding.entryVersion, finding.verdict === 'noted' ? 'noted' : 'note');
      else made.push(this.#make(finding, text, seen, moment));
    }
    await Promise.all(made);
  }

  #onlyCounts({ verdict, severity }: Finding, { policy, way }: Moment): boolean {
    return verdict === 'noted' || severity === 'note' || way === 'count' || policy.evidence[severity] === 'count';
  }

  async #make(finding: Finding, text: string, seen: SeenText, moment: Moment): Promise<void> {
    const id = newId<EnvelopeId>();
    const { madeAt, skewMs } = this.#parts.stamp();
    const episode = this.#episodes.at(moment.signIn?.signIn ?? null, moment.monotonicMs);
    // The ring is cut before anything is awaited: the clip begins where the phrase was typed.
    const clip = this.#takeClip(finding, id, episode, moment);
    const head = {
      id,
      school: moment.school,
      device: moment.device,
      boot: moment.boot,
      madeAt,
      skewMs,
      episode: episode.id,
    };
    try {
      const words = await sealWords(
        wordsOf(moment.watchlist, finding, text, seen),
        { id, device: moment.device, boot: moment.boot, entry: finding.entry, madeAt },
        { school: moment.school, key: moment.teamKey, epoch: moment.teamEpoch },
      );
      const envelope = (sequence: number): Envelope => ({
        kind: 'finding',
        ...head,
        sequence,
        pupil: moment.signIn ? { known: 'sign-in', signIn: moment.signIn.signIn } : { known: 'unknown' },
        site: moment.siteId,
        policy: moment.policyDigest,
        watchlist: moment.watchlistDigest,
        entry: finding.entry,
        entryVersion: finding.entryVersion,
        theme: finding.theme,
        severity: finding.severity,
        language: finding.language,
        surface: finding.surface,
        clip: clip.says,
        words,
        teamEpoch: moment.teamEpoch,
      });
      await this.#parts.outbox.commit({ envelope, keep: moment.way === 'keep', ops: clip.ops });
      clip.written(true);
    } catch (error) {
      clip.written(false);
      throw error;
    }
  }

  #takeClip(
    { severity }: Finding,
    trigger: EnvelopeId,
    episode: Episode,
    moment: Moment,
  ): {
    readonly says: FindingEnvelope['clip'];
    readonly ops: readonly StoreOp[];
    readonly written: (isWritten: boolean) => void;
  } {
    const { recorder, budget, outbox, stamp } = this.#parts;
    const { policy, signIn } = moment;
    const ring = recorder.ring();
    const triggerAtMs = recorder.nowMs();
    const reason = noClipReason({
      severity,
      policy,
      isWatchedHere: moment.way === 'watch',
      hasCertainPupil: signIn !== null,
      episodeClip: episode.clip,
      isOverBudget: signIn !== null && budget.isOver(moment.device, signIn.pupil, moment.nowMs),
      hasFrames: ring !== null && ring.length > 0,
    });
    const none = (why: Exclude<typeof reason, null>) => ({
      says: { state: 'none', reason: why } as const,
      ops: [],
      written: () => {},
    });
    if (reason !== null) return none(reason);
    if (!ring || !policy.ring || !signIn || triggerAtMs === null) return none('no-frames');

    const { beforeMs, afterMs } = reachOf(policy.ring);
    const header: ClipHeader = {
      state: 'open',
      clip: newId<ClipId>(),
      ring: ring.id,
      school: moment.school,
      device: moment.device,
      boot: moment.boot,
      episode: episode.id,
      trigger,
      triggerAtMs,
      untilMs: triggerAtMs + afterMs,
      policy: ring.owner.policy as Digest,
      teamEpoch: ring.owner.teamEpoch,
      gaps: [],
    };
    const running = new RunningClip(outbox, stamp, header, () => {
      if (episode.clip === 'running') episode.clip = 'kept';
    });
    const cut = recorder.cutFor(running, triggerAtMs - beforeMs, triggerAtMs);
    // The clip of the episode before is still running.
    if (!cut) return none('clip-running');
    episode.clip = 'running';
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const ops = [...running.begin(cut, promise), budget.spend(moment.device, signIn.pupil, moment.nowMs)];
    return {
      says: { state: 'coming', clip: header.clip },
      ops,
      written(isWritten) {
        if (!isWritten) episode.clip = 'none';
        resolve(isWritten);
      },
    };
  }
}
