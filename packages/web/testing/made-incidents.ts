// Makes incidents as a device would have sent them: words and frames really sealed to the team, manifests that name each frame.
import type {
  BootId,
  Certainty,
  ClipEnvelope,
  ClipId,
  DeviceId,
  Digest,
  EnvelopeId,
  EpisodeId,
  FindingView,
  FindingWords,
  Frame,
  GapReason,
  IncidentId,
  IncidentView,
  RingId,
  Surface,
  WatchlistEntry,
} from '@candour/contract';
import { frameAadFields, higherSeverity, newId, wordsAadFields } from '@candour/contract';
import type { Key } from '@candour/trust';
import { aadOf, seal, sha256Hex, toBase64Url, toUtf8 } from '@candour/trust';
import { school } from './made-up.ts';

export interface Team {
  readonly epoch: number;
  readonly publicKey: Key;
}

export interface StoredIncident {
  view: IncidentView;
  readonly boot: BootId;
  readonly words: { envelope: EnvelopeId; epoch: number; sealed: string; aad: Record<string, string | number> }[];
  manifest: ClipEnvelope | null;
  readonly frames: Map<number, Uint8Array>;
}

export const policyDigest = sha256Hex(toUtf8('policy 4')) as Digest;
export const watchlistDigest = sha256Hex(toUtf8('watchlist 7')) as Digest;

export interface MadeFinding {
  readonly entry: WatchlistEntry;
  readonly excerpt: string;
  readonly surface: Surface;
  readonly at: number;
  readonly skewMs?: number | null;
  readonly title?: string;
  readonly address?: string;
}

interface Made {
  readonly pupil: readonly [name: string, year: number] | null;
  readonly certainty: Certainty;
  readonly device: { readonly id: DeviceId; readonly name: string };
}

export function makeIncident({ pupil, certainty, device }: Made): StoredIncident {
  const row: IncidentView['row'] = {
    id: newId<IncidentId>(),
    status: 'waiting',
    severity: 'note',
    themes: [],
    surfaces: [],
    findingCount: 0,
    firstAt: '',
    lastAt: '',
    receivedAt: '',
    certainty,
    pupilName: pupil?.[0] ?? null,
    pupilYear: pupil?.[1] ?? null,
    hasClip: false,
    lease: null,
    outcome: null,
    closedAt: null,
  };
  const view: IncidentView = { row, device, findings: [], clips: [], reasonableToCheck: null };
  return { view, boot: newId<BootId>(), words: [], manifest: null, frames: new Map() };
}

/** Adds one finding, as the server does when an envelope of the episode arrives. */
export async function addFinding(incident: StoredIncident, made: MadeFinding, team: Team): Promise<FindingView> {
  const {
    entry,
    excerpt,
    surface,
    at,
    skewMs = 240,
    title = 'Draft 2',
    address = 'https://docs.fernbridge.example/essay',
  } = made;
  const madeAt = new Date(at).toISOString();
  const envelope = newId<EnvelopeId>();
  const phrase = entry.phrases.find((candidate) => excerpt.includes(candidate)) ?? entry.phrases[0] ?? '';
  const start = Math.max(0, excerpt.indexOf(phrase));
  const words: FindingWords = {
    excerpt,
    span: { start, end: start + phrase.length },
    phrase,
    why: `“${phrase}” was ${surface}, in the first person and without a sign of a quotation.`,
    address,
    title,
  };
  const { view, boot } = incident;
  const aad = wordsAadFields({ id: envelope, device: view.device.id, boot, entry: entry.id, madeAt });
  const sealed = await seal({
    kind: 'words',
    school: school.id,
    epoch: team.epoch,
    aad: aadOf(aad),
    recipient: team.publicKey,
    plaintext: toUtf8(JSON.stringify(words)),
  });
  incident.words.push({ envelope, epoch: team.epoch, sealed: toBase64Url(sealed), aad });

  const receivedAt = new Date(at + 700).toISOString();
  const hasClip = entry.severity === 'critical';
  const finding: FindingView = {
    envelope,
    madeAt,
    skewMs,
    receivedAt,
    severity: entry.severity,
    theme: entry.theme,
    language: entry.language,
    surface,
    site: { id: 'main', name: 'Main building' },
    entry: { id: entry.id, version: entry.version, meaning: entry.meaning, reason: entry.reason },
    policy: { digest: policyDigest, version: 4 },
    watchlist: { digest: watchlistDigest, version: 7 },
    noClipReason: hasClip ? null : 'severity',
  };
  const { row } = view;
  incident.view = {
    ...view,
    findings: [...view.findings, finding],
    row: {
      ...row,
      status: row.status === 'closed' ? 'waiting' : row.status,
      severity: row.findingCount === 0 ? entry.severity : higherSeverity(row.severity, entry.severity),
      themes: [...new Set([...row.themes, entry.theme])],
      surfaces: [...new Set([...row.surfaces, surface])],
      findingCount: row.findingCount + 1,
      firstAt: row.firstAt || madeAt,
      lastAt: madeAt,
      receivedAt: row.receivedAt || receivedAt,
      hasClip: row.hasClip || hasClip,
    },
  };
  return finding;
}

interface MadeClip {
  /** Pictures, one a second; `same` repeats the one before. */
  readonly pictures: readonly (Uint8Array | 'same')[];
  /** Index in `pictures` before which the trigger fell. */
  readonly triggerAtPicture: number;
  readonly gaps: readonly { readonly afterPicture: number; readonly seconds: number; readonly reason: GapReason }[];
  /** How many of the frames with bytes have arrived. */
  readonly arrived?: number;
  /** Position of a frame whose bytes were changed on the way. */
  readonly damaged?: number;
}

/** Frame indexes begin at 40, as in a ring that ran for a while before the trigger. */
const firstIndex = 40;

export async function addClip(incident: StoredIncident, made: MadeClip, team: Team): Promise<void> {
  const { view, boot } = incident;
  const finding = view.findings[0];
  if (!finding) throw new Error('a clip needs its trigger');
  const triggerMs = Date.parse(finding.madeAt);
  const ring = newId<RingId>();
  const gapSeconds = (picture: number): number =>
    made.gaps.filter(({ afterPicture }) => afterPicture < picture).reduce((sum, { seconds }) => sum + seconds, 0);
  const startMs = triggerMs - (made.triggerAtPicture + gapSeconds(made.triggerAtPicture)) * 1000 + 400;
  const timeOf = (picture: number): number => startMs + (picture + gapSeconds(picture)) * 1000;

  const frames: Frame[] = [];
  for (const [position, picture] of made.pictures.entries()) {
    const index = firstIndex + position;
    const at = new Date(timeOf(position)).toISOString();
    if (picture === 'same') {
      frames.push({ index, at, same: frames.findLast((frame) => 'sha256' in frame)?.index ?? index });
      continue;
    }
    const aad = aadOf(frameAadFields({ device: view.device.id, boot, ring, index, at, policy: policyDigest }));
    const sealed = await seal({
      kind: 'frame',
      school: school.id,
      epoch: team.epoch,
      aad,
      recipient: team.publicKey,
      plaintext: picture,
    });
    frames.push({ index, at, sha256: sha256Hex(sealed) as Digest, bytes: sealed.length });
    if (position === made.damaged) sealed[60] = (sealed[60] ?? 0) ^ 1;
    incident.frames.set(index, sealed);
  }
  const gaps = made.gaps.map(({ afterPicture, seconds, reason }) => {
    const from = timeOf(afterPicture) + 500;
    return { from: new Date(from).toISOString(), to: new Date(from + seconds * 1000).toISOString(), reason };
  });
  const clip = newId<ClipId>();
  incident.manifest = {
    kind: 'clip',
    id: newId<EnvelopeId>(),
    school: school.id,
    device: view.device.id,
    boot,
    sequence: 9,
    madeAt: new Date(triggerMs + 16_000).toISOString(),
    skewMs: 240,
    episode: newId<EpisodeId>(),
    clip,
    ring,
    trigger: finding.envelope,
    triggerAt: finding.madeAt,
    ended: 'complete',
    policy: policyDigest,
    teamEpoch: team.epoch,
    frames,
    gaps,
  };
  const framesHere = made.arrived ?? incident.frames.size;
  incident.view = {
    ...incident.view,
    clips: [
      {
        clip,
        state: framesHere < incident.frames.size ? 'listed' : 'stored',
        frames: frames.length,
        framesHere,
        gaps: gaps.length,
      },
    ],
  };
}
