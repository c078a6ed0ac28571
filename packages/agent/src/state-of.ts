// Gathers what the agent shows of itself.
import { toBase64 } from '@candour/trust';
import type { AgentSettings } from './agent.ts';
import { badgeOf } from './badge.ts';
import type { Documents } from './documents/documents.ts';
import { followedKinds } from './documents/kept.ts';
import { mayWatch, type Decision, type Situation } from './guard/may-watch.ts';
import type { Place } from './guard/place.ts';
import type { GuardReason } from './guard/reasons.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { ScreenLook } from './ports.ts';
import type { Recorder } from './recorder/recorder.ts';
import type { Session } from './session.ts';
import type { AgentState } from './state.ts';
import type { Counter } from './trigger/counts.ts';
import type { Api } from './wire/api.ts';

export interface StateParts {
  readonly settings: AgentSettings;
  readonly session: Session;
  readonly documents: Documents;
  readonly place: Place;
  readonly outbox: Outbox;
  readonly recorder: Recorder;
  readonly counter: Counter;
  readonly api: Api;
  readonly situation: Situation;
}

/** An ordinary page: what the badge says is about this device here and now, not about one site. */
const ordinaryHosts = ['an-ordinary-page.example'];
const ordinaryLook: ScreenLook = {
  kind: 'web',
  page: '-',
  windowFocused: true,
  minimised: false,
  privateWindow: false,
  secretFocused: false,
  hosts: ordinaryHosts,
};

const reasonOf = (decision: Decision): GuardReason | 'yes' => (decision.answer === 'yes' ? 'yes' : decision.reason);

export function stateOf(parts: StateParts): AgentState {
  const { settings, session, documents, place, outbox, recorder, counter, api, situation } = parts;
  const surface =
    situation.policy && (['typed', 'copied', 'searched'] as const).find((one) => situation.policy?.surfaces[one]);
  const text = reasonOf(
    mayWatch(situation, {
      kind: 'text',
      surface: surface ?? 'typed',
      hosts: ordinaryHosts,
      privateWindow: false,
      pageMade: false,
    }),
  );
  const stats = recorder.stats;
  const asked = reasonOf(mayWatch(situation, { kind: 'frame', look: ordinaryLook }));
  const frames = asked === 'yes' && stats.guard !== null ? stats.guard : asked;
  const kept = documents.kept();
  const inForce = documents.inForce();
  const signIn = session.signIn();
  const site = place.site();
  const isReachable = api.isReachable();
  const envelopes = outbox.envelopes();
  const newest = kept?.chain.sets.at(-1);
  return {
    ...badgeOf({ enrolment: session.enrolment, text, frames, hasSignIn: signIn !== null, isReachable }),
    enrolment: session.enrolment,
    device: session.device,
    server: settings.server,
    school: settings.school,
    text,
    frames,
    signIn,
    site: site && { id: site.id, name: site.name },
    policy: inForce?.policy ?? null,
    policyCut: inForce?.cut ?? null,
    documents: [
      ...(newest ? [{ kind: 'signer-set', version: newest.version, digest: newest.digest }] : []),
      ...(kept
        ? followedKinds.map((kind) => ({
            kind,
            version: kept.documents[kind].payload.version,
            digest: kept.documents[kind].digest,
          }))
        : []),
    ],
    signers: newest?.signers.map(({ name, role }) => ({ name, role })) ?? [],
    log: kept && { origin: kept.checkpoint.origin, size: kept.checkpoint.size, root: toBase64(kept.checkpoint.root) },
    trust: documents.events(),
    ring: {
      running: stats.running,
      frames: stats.frames,
      bytes: stats.bytes,
      quality: stats.quality,
      lastGap: stats.lastGap,
    },
    outbox: {
      texts: envelopes.length,
      frames: outbox.frames().length,
      bytes: outbox.bytes,
      keptBack: envelopes.filter(({ keep }) => keep && site === null).length,
      refused: outbox.refused(),
    },
    counts: counter.current(),
    lastContactAt: api.lastAnswerAt(),
    serverReachable: isReachable,
  };
}
