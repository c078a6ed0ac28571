// Writes the past term: each incident with its sealed words, who took it, opened it and how it was closed, all as actions of their day.
import {
  type BootId,
  type DeviceId,
  type Digest,
  type EnvelopeId,
  type EpisodeId,
  type IncidentId,
  newId,
  type OpeningId,
  type ReceivedFinding,
  type SchoolId,
  type WatchlistBody,
  wordsAadFields,
} from '@candour/contract';
import { compile, type CompiledWatchlist, exampleInput, explain, inspect } from '@candour/detector';
import { type Database, inSchool, record, type SchoolTransaction } from '@candour/server';
import { aadOf, fromBase64Url, importSealPublicKey, type Key, seal, toUtf8 } from '@candour/trust';
import type { FirstDocuments, MadeTeamKey } from './documents.ts';
import type { MadeStaff } from './people.ts';
import type { Chance } from './random.ts';
import type { PastIncident } from './term.ts';

export interface TermToWrite {
  readonly school: SchoolId;
  readonly term: readonly PastIncident[];
  readonly team: MadeTeamKey;
  readonly deviceIds: readonly DeviceId[];
  readonly readers: readonly MadeStaff[];
  readonly documents: FirstDocuments;
  readonly watchlist: WatchlistBody;
  readonly chance: Chance;
}

/** So many incidents in one transaction: quick, and small enough that a failure says where. */
const batch = 25;

export async function writeTerm(db: Database, school: TermToWrite): Promise<void> {
  const team = await importSealPublicKey(fromBase64Url(school.team.publicKey));
  const list = compile({ version: 1, digest: school.documents.watchlistDigest, ...school.watchlist });
  for (let from = 0; from < school.term.length; from += batch) {
    await inSchool(db, school.school, async (tx) => {
      for (const past of school.term.slice(from, from + batch)) await writeIncident(tx, school, past, team, list);
    });
  }
}

async function writeIncident(
  tx: SchoolTransaction,
  school: TermToWrite,
  past: PastIncident,
  team: Key,
  list: CompiledWatchlist,
): Promise<void> {
  const incident = newId<IncidentId>();
  const finding = findingOf(past, school);
  await tx.keys.createRecordKey(tx.school, incident);
  await record(tx, {
    by: { kind: 'device', id: finding.device },
    kind: 'incident.received',
    on: incident,
    detail: finding,
    at: finding.madeAt,
  });
  await writeFinding(tx, school, past, incident, finding, { team, list });
  if (past.outcome === null) return;

  const reader = school.chance.pick(school.readers);
  const by = { kind: 'person', id: reader.id } as const;
  const after = (minutes: number): string => new Date(past.at.getTime() + minutes * 60_000).toISOString();
  const closedAfter = past.minutesToClose;
  await record(tx, {
    by,
    kind: 'incident.leased',
    on: incident,
    detail: { until: after(closedAfter + 5) },
    at: after(closedAfter - 3),
  });
  await record(tx, {
    by,
    kind: 'incident.words-opened',
    on: incident,
    reasonCode: 'first-look',
    detail: { opening: newId<OpeningId>() },
    at: after(closedAfter - 2),
  });
  const reason = await seal({
    recipient: team,
    kind: 'reason',
    school: tx.school,
    epoch: school.team.epoch,
    aad: aadOf({ incident }),
    plaintext: toUtf8(past.reason),
  });
  const detail = { outcome: past.outcome, reasonableToCheck: past.reasonableToCheck };
  await record(tx, {
    by,
    kind: 'incident.closed',
    on: incident,
    reasonSealed: reason,
    reasonEpoch: school.team.epoch,
    detail,
    at: after(closedAfter),
  });
}

function findingOf(past: PastIncident, { chance, deviceIds, documents }: TermToWrite): ReceivedFinding {
  const { entry } = past;
  return {
    envelope: newId<EnvelopeId>(),
    episode: newId<EpisodeId>(),
    device: chance.pick(deviceIds),
    pupil: past.pupil.id,
    certainty: 'sign-in',
    severity: entry.severity,
    theme: entry.theme,
    entry: entry.id,
    entryVersion: entry.version,
    language: entry.language,
    surface: past.surface,
    site: 'main',
    policy: documents.policyDigest as Digest,
    watchlist: documents.watchlistDigest as Digest,
    madeAt: past.at.toISOString(),
    skewMs: chance.whole(-400, 400),
    clip: { state: 'none', reason: entry.severity === 'critical' ? 'no-frames' : 'severity' },
  };
}

async function writeFinding(
  tx: SchoolTransaction,
  school: TermToWrite,
  past: PastIncident,
  incident: IncidentId,
  finding: ReceivedFinding,
  { team, list }: { team: Key; list: CompiledWatchlist },
): Promise<void> {
  const { excerpt, entry } = past;
  const boot = newId<BootId>();
  const input = { ...exampleInput(entry, excerpt), surface: past.surface };
  const found = inspect(list, input).findings.find((one) => one.entry === entry.id);
  if (!found) throw new RangeError(`the example of entry ${entry.id} is not found by the list`);
  const why = explain(list, found, excerpt).sentence;
  const words = {
    excerpt,
    span: found.span,
    phrase: found.path.slice(0, 200).toWellFormed(),
    why,
    address: past.address,
    title: past.title,
  };
  const aad = aadOf(
    wordsAadFields({ id: finding.envelope, device: finding.device, boot, entry: entry.id, madeAt: finding.madeAt }),
  );
  const sealed = await seal({
    recipient: team,
    kind: 'words',
    school: tx.school,
    epoch: school.team.epoch,
    aad,
    plaintext: toUtf8(JSON.stringify(words)),
  });
  const envelope = {
    school: tx.school,
    id: finding.envelope,
    device: finding.device,
    boot,
    kind: 'finding',
    receivedAt: finding.madeAt,
  };
  await tx.sql
    .insertInto('envelope')
    // A made-up past has no signed payload; the id stands in for its digest, and sequences run below those of any real device.
    .values({
      ...envelope,
      sequence: -school.term.indexOf(past) - 1,
      sha256: Buffer.from(finding.envelope.replaceAll('-', '').padEnd(64, '0'), 'hex'),
    })
    .execute();
  const { severity, theme, language, surface, site, policy, watchlist, madeAt, skewMs } = finding;
  await tx.sql
    .insertInto('finding')
    .values({
      school: tx.school,
      envelope: finding.envelope,
      incident,
      device: finding.device,
      boot,
      signIn: null,
      severity,
      theme,
      entry: entry.id,
      entryVersion: entry.version,
      language,
      surface,
      site,
      policy,
      watchlist,
      madeAt,
      skewMs,
      receivedAt: madeAt,
      clip: null,
      noClipReason: finding.clip.state === 'none' ? finding.clip.reason : null,
      teamEpoch: school.team.epoch,
      words: await tx.keys.sealRecord(tx.school, incident, sealed),
    })
    .execute();
}
