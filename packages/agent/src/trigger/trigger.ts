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
import type { ClockPort, StoreOp } from '../ports.ts';
import { isPupilsOwn } from '../own-words.ts';
import type { Recorder } from '../recorder/recorder.ts';
import type { SeenText } from '../seen.ts';
import type { ClipBudget } from './clip-budget.ts';
import type { Counter } from './counts.ts';
import { Episodes, noClipReason, type Episode } from './episodes.ts';
import { mayGoOn, wentOn } from './going-on.ts';
import { HeldBack } from './held-back.ts';
import { siteOf } from './site.ts';
import { fieldOf, StandingPhrases, type Judged } from './standing.ts';
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
  readonly clock: ClockPort;
  readonly outbox: Outbox;
  readonly recorder: Recorder;
  readonly budget: ClipBudget;
  readonly counter: Counter;
  readonly stamp: Stamp;
  /** Takes over what is counted without a text that asked for it: after a pause, or when another pupil comes. */
  readonly later: (counting: Promise<void>) => void;
}

interface JudgedFinding extends Judged {
  readonly finding: Finding;
}

/** A finding with all that is needed to count it, also when it is counted a moment later. */
interface Found {
  readonly judged: JudgedFinding;
  readonly text: string;
  readonly caret: number | null;
  readonly seen: SeenText;
  readonly moment: Moment;
  /** When it was written, in the time of the ring that ran then. */
  readonly written: { readonly ring: string; readonly atMs: number } | null;
}

export class Trigger {
  readonly #parts: TriggerParts;
  readonly #standing = new StandingPhrases();
  readonly #episodes = new Episodes();
  readonly #held: HeldBack<Found>;

  constructor(parts: TriggerParts) {
    this.#parts = parts;
    this.#held = new HeldBack(parts.clock, (found) => parts.later(this.#settle(found)));
  }

  /** Another pupil, or nobody: what is held was the one's before. */
  forget(): void {
    this.#parts.later(this.ended());
    this.#standing.forget();
    this.#episodes.end();
  }

  /** What is held of this tab (or at all) does not go on. Rejects when a finding could not be made durable. */
  ended(tab?: string): Promise<void> {
    return this.#settle(this.#held.takeAll(tab));
  }

  /** Looks at one text. Rejects when a finding could not be made durable. */
  async look(seen: SeenText, moment: Moment): Promise<void> {
    const { text, from, caret } = lookedAt(seen);
    const site = siteOf(seen.hosts);
    const input = { text, surface: seen.surface, ...(site ? { site } : {}) };
    // A page can put words around the pupil's keys; they do not become the pupil's.
    const own = judgeHits(moment.watchlist, input).filter(({ span }) =>
      isPupilsOwn(seen, { start: span.start + from, end: span.end + from }),
    );
    const judged = own.map(
      (finding): JudgedFinding => ({
        finding,
        entry: finding.entry,
        entryVersion: finding.entryVersion,
        path: finding.path,
        weight: finding.verdict === 'noted' ? -1 : severityRank[finding.severity],
        mayGoOn: mayGoOn(text, finding.span.end, caret),
      }),
    );
    const { recorder } = this.#parts;
    const [ring, atMs] = [recorder.ring()?.id, recorder.nowMs()];
    const written = ring === undefined || atMs === null ? null : { ring, atMs };
    const found = this.#standing
      .fresh(seen, judged, moment.monotonicMs)
      .map((one): Found => ({ judged: one, text, caret, seen, moment, written }));
    const held = found.filter((one) => one.judged.mayGoOn);
    const now = found.filter((one) => !one.judged.mayGoOn);
    const before = seen.surface === 'typed' ? this.#held.take(fieldOf(seen)) : [];
    const pushedOut = this.#held.hold(fieldOf(seen), seen.tab, held);
    // What was held is there again, as one of these; or its word went on; or it was deleted, sent or replaced, and counts.
    const gone = before.filter(
      (one) =>
        !found.some(({ judged: { entry, path } }) => entry === one.judged.entry && path === one.judged.path) &&
        !wentOn({ text: one.text, caret: one.caret ?? one.text.length }, { text, caret }),
    );
    await Promise.all([this.#settle(pushedOut), ...[...gone, ...now].map((one) => this.#count(one))]);
  }

  /** Held until now, and still standing in its field. */
  async #settle(found: readonly Found[]): Promise<void> {
    for (const { seen, judged } of found) this.#standing.settled(seen, [judged]);
    await Promise.all(found.map((one) => this.#count(one)));
  }

  async #count(found: Found): Promise<void> {
    const { judged, moment } = found;
    const { finding } = judged;
    if (this.#onlyCounts(finding, moment))
      this.#parts.counter.add(finding.entry, finding.entryVersion, finding.verdict === 'noted' ? 'noted' : 'note');
    else await this.#make(found);
  }

  #onlyCounts({ verdict, severity }: Finding, { policy, way }: Moment): boolean {
    return verdict === 'noted' || severity === 'note' || way === 'count' || policy.evidence[severity] === 'count';
  }

  async #make(found: Found): Promise<void> {
    const { judged, text, seen, moment } = found;
    const { finding } = judged;
    const id = newId<EnvelopeId>();
    const { madeAt, skewMs } = this.#parts.stamp();
    const episode = this.#episodes.at(moment.signIn?.signIn ?? null, moment.monotonicMs);
    // The ring is cut before anything is awaited: the clip begins where the phrase was typed.
    const clip = this.#takeClip(found, id, episode);
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
    { judged, moment, written }: Found,
    trigger: EnvelopeId,
    episode: Episode,
  ): {
    readonly says: FindingEnvelope['clip'];
    readonly ops: readonly StoreOp[];
    readonly written: (isWritten: boolean) => void;
  } {
    const { recorder, budget, outbox, stamp } = this.#parts;
    const { policy, signIn } = moment;
    const { severity } = judged.finding;
    const ring = recorder.ring();
    const nowMs = recorder.nowMs();
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
    if (!ring || !policy.ring || !signIn || nowMs === null) return none('no-frames');
    // What was held counts a moment later: the clip stands around when it was written.
    const triggerAtMs = written?.ring === ring.id ? written.atMs : nowMs;

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
    const cut = recorder.cutFor(running, triggerAtMs - beforeMs, nowMs);
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
