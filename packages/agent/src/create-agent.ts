// Puts the rooms together: one agent on one device.
import { CandourError, type HeartbeatAnswer, type LossEnvelope } from '@candour/contract';
import type { Agent, AgentSettings } from './agent.ts';
import { createDocuments } from './documents/documents.ts';
import { createGuardClock, isoOf } from './guard/guard-time.ts';
import { mayWatch, type Situation } from './guard/may-watch.ts';
import { createPlace } from './guard/place.ts';
import { noticeOf } from './notice/notice.ts';
import { closeInterrupted, type Stamp } from './outbox/clips.ts';
import { Outbox } from './outbox/outbox.ts';
import { Sender } from './outbox/sender.ts';
import type { Ports } from './ports.ts';
import { Recorder, type RingTerms } from './recorder/recorder.ts';
import { Session, unusedSignOutMs, type Beat } from './session.ts';
import { stateOf } from './state-of.ts';
import type { AgentState } from './state.ts';
import { ClipBudget } from './trigger/clip-budget.ts';
import { Counter } from './trigger/counts.ts';
import { Trigger, type Moment } from './trigger/trigger.ts';
import { createApi } from './wire/api.ts';

const defaultLimitBytes = 200_000_000;
/** The device counts as in use for so long after anything happened on it. */
const inUseMs = 60_000;

/** @throws CandourError `key-malformed` for a device key that could be exported, `settings-malformed` for a server that is no origin */
export function createAgent(ports: Ports, settings: AgentSettings): Agent {
  if (ports.deviceKey.privateKey.extractable)
    throw new CandourError('key-malformed', 'the device’s key must not be extractable');
  const ownServer = hostOf(settings.server);
  const { school, signerSetDigest: pin, boot } = settings;
  const { clock, store } = ports;
  const listeners = new Set<(state: AgentState) => void>();
  let shown = '';
  let isStarted = false;
  let isStopped = false;
  let hasOpenClips = true;
  let usedAtMs = clock.monotonicMs();
  let usedAtWallMs = clock.wallMs();
  let signedInAs: string | null = null;

  const guardClock = createGuardClock(clock);
  const stamp: Stamp = () => {
    const { nowMs, skewMs } = guardClock.now();
    return { madeAt: isoOf(nowMs), skewMs };
  };
  const api = createApi(ports, guardClock, { server: settings.server, boot, device: () => session.device });
  const documents = createDocuments(store, guardClock, api, { school, pin, deviceKey: ports.deviceKey }, () =>
    refresh(),
  );
  const place = createPlace(ports, (timeMs) => guardClock.signedTime(timeMs));
  const budget = new ClipBudget();
  const counter = new Counter();
  const outbox = new Outbox({
    store,
    deviceKey: ports.deviceKey,
    recipient: () => {
      const keys = documents.kept()?.keys;
      return keys ? { key: keys.envelopeKey, epoch: keys.envelopeEpoch } : null;
    },
    lossHead: (episode) => {
      if (!session.device) throw new CandourError('device-unknown');
      return { school, device: session.device, boot, ...stamp(), episode: episode as LossEnvelope['episode'] };
    },
    onAcknowledged: (id) => ports.onAcknowledged?.(id),
    limitBytes: settings.outboxLimitBytes ?? defaultLimitBytes,
    changed: () => refresh(),
  });
  const recorder = new Recorder({
    clock,
    screen: ports.screen,
    now: () => guardClock.now().nowMs,
    terms: () => ringTerms(),
    mayTake: (look) => mayWatch(situation(), { kind: 'frame', look }),
  });
  const trigger = new Trigger({
    clock,
    outbox,
    recorder,
    budget,
    counter,
    stamp,
    later: (counting) => void madeDurable(counting),
  });
  const session = new Session({ ports, settings, api, guardClock, beat, onAnswer, onChange: () => refresh() });
  const sender = new Sender({
    clock,
    store,
    api,
    outbox,
    school,
    nowMs: () => guardClock.now().nowMs,
    maySend: () => session.enrolment === 'confirmed',
    isOnSite: () => place.site() !== null,
    onDevice: () => session.doubt(),
  });

  function situation(): Situation {
    const signIn = session.signIn();
    return {
      enrolment: session.enrolment,
      policy: documents.inForce()?.policy ?? null,
      hasWatchlist: documents.watchlist() !== null,
      time: guardClock.now(),
      pupil: signIn && { year: signIn.year, classes: signIn.classes },
      siteId: place.site()?.id ?? null,
      ownServer,
    };
  }

  function ringTerms(): RingTerms | null {
    const signIn = session.signIn();
    const inForce = documents.inForce();
    const kept = documents.kept();
    if (!signIn || !kept || !session.device || session.enrolment !== 'confirmed' || !inForce?.policy.ring) return null;
    const policy = kept.documents.policy.digest;
    const teamEpoch = kept.documents['team-key'].payload.body.epoch;
    return {
      key: JSON.stringify([signIn.signIn, policy, inForce.cut, teamEpoch]),
      owner: { school, device: session.device, boot, policy, teamKey: kept.teamKey, teamEpoch },
      quality: inForce.policy.ring.quality,
    };
  }

  function beat(): Beat {
    const kept = documents.kept();
    const isInUse = clock.monotonicMs() - usedAtMs < inUseMs;
    return {
      state: place.site() === null && kept ? 'off-site' : isInUse ? 'in-use' : 'idle',
      queued: outbox.size,
      policyVersion: kept?.documents.policy.payload.version ?? 0,
      watchlistVersion: kept?.documents.watchlist.payload.version ?? 0,
      counts: counter.current(),
    };
  }

  async function onAnswer(answer: HeartbeatAnswer, sent: Beat): Promise<void> {
    counter.taken(sent.counts);
    followSignIn();
    const policyBefore = documents.kept()?.documents.policy.digest;
    await documents.follow(answer.current);
    if (documents.kept()?.documents.policy.digest !== policyBefore) place.forget();
    askPlace();
    await closeOpenClips();
  }

  function askPlace(): void {
    const kept = documents.kept();
    // The uncut policy's sites: where the device is does not depend on what may be watched there.
    if (kept && session.device) void place.ask(kept.documents.policy.payload.body).then(refresh);
  }

  /** Asked before each use is noted, by both clocks: a monotonic one may stand still while a laptop sleeps. */
  function leaveUnused(): void {
    const unusedMs = Math.max(clock.monotonicMs() - usedAtMs, clock.wallMs() - usedAtWallMs);
    if (unusedMs < unusedSignOutMs || !session.signIn()) return;
    void session.signOut();
    followSignIn();
  }

  function used(): void {
    leaveUnused();
    usedAtMs = clock.monotonicMs();
    usedAtWallMs = clock.wallMs();
  }

  /** Another pupil, or none: nothing of the one before goes on. */
  function followSignIn(): void {
    const now = session.signIn()?.signIn ?? null;
    if (now === signedInAs) return;
    signedInAs = now;
    trigger.forget();
    recorder.destroy('nobody-signed-in');
  }

  /** Closing a clip seals a manifest, which needs the server's key: at the first moment it is there. */
  async function closeOpenClips(): Promise<void> {
    if (!hasOpenClips || !documents.kept()) return;
    hasOpenClips = false;
    await closeInterrupted(store, outbox, stamp).catch(() => {
      hasOpenClips = true;
    });
  }

  /** Waits until what is counted is durable, and sends it. Never rejects. */
  async function madeDurable(counting: Promise<void>): Promise<void> {
    try {
      await counting;
      if (!isStopped) void sender.pump().then(refresh);
    } catch (error) {
      // Not acknowledged, and said so; the error's own text might quote what it failed on.
      await documents.note(
        'not-kept',
        `Something that was found could not be written down (${error instanceof CandourError ? error.code : 'store'}).`,
      );
    }
    refresh();
  }

  const state = (): AgentState =>
    stateOf({ settings, session, documents, place, outbox, recorder, counter, api, situation: situation() });

  function refresh(): void {
    if (!isStarted || isStopped) return;
    const now = state();
    // What moves each second by itself is no news.
    const key = JSON.stringify({
      ...now,
      lastContactAt: null,
      ring: { ...now.ring, frames: 0, bytes: 0 },
      outbox: { ...now.outbox, bytes: 0 },
    });
    if (key === shown) return;
    shown = key;
    ports.face.show(now);
    for (const listener of listeners) listener(now);
  }

  return {
    async start() {
      const changes = await session.start();
      await documents.start();
      for (const says of changes) await documents.note('settings-changed', says);
      await budget.start(store);
      await outbox.start();
      await closeOpenClips();
      await sender.start();
      isStarted = true;
      refresh();
      // Enrolled or not, the first words from the server come without waiting for the host's beat.
      void session.tick().then(() => session.tick());
    },
    async tick() {
      if (!isStarted || isStopped) return;
      leaveUnused();
      followSignIn();
      void session.tick();
      askPlace();
      void sender.pump().then(refresh);
      await recorder.tick().catch(() => {});
      refresh();
    },
    async seen(text) {
      used();
      recorder.changed();
      if (!isStarted || isStopped) return;
      const now = situation();
      const { surface, hosts, privateWindow, pageMade } = text;
      const decision = mayWatch(now, { kind: 'text', surface, hosts, privateWindow, pageMade });
      const kept = documents.kept();
      const watchlist = documents.watchlist();
      if (decision.answer === 'no' || !kept || !watchlist || !session.device || !now.policy) return;
      const moment: Moment = {
        school,
        device: session.device,
        boot,
        signIn: session.signIn(),
        siteId: now.siteId,
        policy: now.policy,
        policyDigest: kept.documents.policy.digest,
        watchlist,
        watchlistDigest: kept.documents.watchlist.digest,
        teamKey: kept.teamKey,
        teamEpoch: kept.documents['team-key'].payload.body.epoch,
        way: decision.way,
        nowMs: now.time.nowMs,
        monotonicMs: clock.monotonicMs(),
      };
      await madeDurable(trigger.look(text, moment));
    },
    ended: (tab) => madeDurable(trigger.ended(tab)),
    changed() {
      used();
      recorder.changed();
    },
    signInUrl: () => session.signInUrl(),
    async signOut() {
      const done = session.signOut();
      followSignIn();
      refresh();
      await done;
    },
    state,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notice: () => noticeOf(documents.inForce()?.policy ?? null, state()),
    async stop() {
      // Before the ring is destroyed: a clip may be cut for it.
      const last = madeDurable(trigger.ended());
      recorder.destroy('agent-restarted');
      isStopped = true;
      await last;
      listeners.clear();
      await outbox.apply([]);
    },
  };
}

/** `URL.host` of an origin without having URL. */
function hostOf(origin: string): string {
  const [, scheme, host, port] = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(?::(\d{1,5}))?$/.exec(origin) ?? [];
  if (scheme === undefined || host === undefined)
    throw new CandourError('settings-malformed', 'server: an origin such as https://candour.school.example');
  // Pupils type their passwords there.
  if (scheme === 'http' && !/^(127\.[0-9.]+|localhost|\[::1\])$/.test(host))
    throw new CandourError('settings-malformed', 'server: https, beyond this machine');
  const isDefault = port === undefined || (scheme === 'https' ? port === '443' : port === '80');
  return isDefault ? host : `${host}:${port}`;
}
