// What the console shows of an incident: names beside ids, and the entry in the words of the list it was found by.
import { sql } from 'kysely';
import { documentPayloadSchemas } from '@candour/contract';
import type { ClipId, DeviceId, FindingView, IncidentRow, IncidentView, PersonId } from '@candour/contract';
import { fromUtf8, readDocument } from '@candour/trust';
import type { SchoolTransaction } from '../database/database.ts';
import { namesOf } from '../people/store.ts';
import type { IncidentRecord } from './projection.ts';
import { asOf } from './rules.ts';

/** Rows for the queue, each as of now, in the order given. */
export async function rowsOf(tx: SchoolTransaction, records: readonly IncidentRecord[]): Promise<IncidentRow[]> {
  const now = records.map((record) => asOf(record, Date.parse(tx.at)));
  const [names, pupils] = await Promise.all([
    namesOf(
      tx,
      now.flatMap(({ leasePerson }) => (leasePerson ? [leasePerson] : [])),
    ),
    pupilsOf(tx, now),
  ]);
  return now.map((record) => rowOf(record, names, pupils));
}

type PupilFacts = ReadonlyMap<string, { readonly name: string; readonly year: number }>;

/** Name and year as the roster had them when the incident came in. */
async function pupilsOf(tx: SchoolTransaction, records: readonly IncidentRecord[]): Promise<PupilFacts> {
  const ids = records.filter(({ pupil }) => pupil !== null).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await tx.sql
    .selectFrom('incident')
    .innerJoin('pupilAttributes', (join) =>
      join
        .onRef('pupilAttributes.school', '=', 'incident.school')
        .onRef('pupilAttributes.pupil', '=', 'incident.pupil')
        .onRef('pupilAttributes.validFrom', '<=', 'incident.receivedAt')
        .on((on) =>
          on.or([
            on('pupilAttributes.validTo', 'is', null),
            on('pupilAttributes.validTo', '>', on.ref('incident.receivedAt')),
          ]),
        ),
    )
    .select(['incident.id', 'pupilAttributes.name', 'pupilAttributes.year'])
    .where('incident.id', '=', sql<never>`ANY(${ids})`)
    .execute();
  return new Map(rows.map(({ id, name, year }) => [id, { name, year }]));
}

function rowOf(record: IncidentRecord, names: ReadonlyMap<string, string>, pupils: PupilFacts): IncidentRow {
  const { leasePerson, leaseUntil } = record;
  return {
    id: record.id,
    status: record.status,
    severity: record.severity,
    themes: [...record.themes],
    surfaces: [...record.surfaces],
    findingCount: record.findingCount,
    firstAt: record.firstAt,
    lastAt: record.lastAt,
    receivedAt: record.receivedAt,
    certainty: record.certainty,
    pupilName: pupils.get(record.id)?.name ?? null,
    pupilYear: pupils.get(record.id)?.year ?? null,
    hasClip: record.clips.length > 0,
    lease:
      leasePerson && leaseUntil
        ? { person: leasePerson as PersonId, name: names.get(leasePerson) ?? 'Somebody', until: leaseUntil }
        : null,
    outcome: record.outcome,
    closedAt: record.closedAt,
  };
}

export async function viewOf(tx: SchoolTransaction, record: IncidentRecord): Promise<IncidentView> {
  const [row] = await rowsOf(tx, [record]);
  const device = await tx.sql.selectFrom('device').select('name').where('id', '=', record.device).executeTakeFirst();
  return {
    row: row as IncidentRow,
    device: { id: record.device as DeviceId, name: device?.name ?? 'Unknown device' },
    findings: await findingsOf(tx, record),
    clips: await clipsOf(tx, record),
    reasonableToCheck: record.reasonableToCheck,
  };
}

async function clipsOf(tx: SchoolTransaction, record: IncidentRecord): Promise<IncidentView['clips']> {
  const rows = await tx.sql
    .selectFrom('clip')
    .select(['id', 'frames', 'files', 'stored'])
    .where('incident', '=', record.id)
    .execute();
  const here = new Map(rows.map((clip) => [clip.id, clip.stored >= clip.files ? clip.frames : clip.stored]));
  return record.clips.map(({ clip, state, frames, gaps }) => ({
    clip: clip as ClipId,
    state,
    frames,
    framesHere: here.get(clip) ?? 0,
    gaps,
  }));
}

async function findingsOf(tx: SchoolTransaction, record: IncidentRecord): Promise<FindingView[]> {
  const rows = await tx.sql
    .selectFrom('finding')
    .selectAll()
    .where('incident', '=', record.id)
    .orderBy('madeAt')
    .orderBy('envelope')
    .execute();
  const documents = await documentsOf(
    tx,
    rows.flatMap(({ policy, watchlist }) => [policy, watchlist]),
  );
  return rows.map((row) => {
    const policy = documents.get(row.policy);
    const watchlist = documents.get(row.watchlist);
    const entry = watchlist?.entries.get(row.entry);
    const isSameVersion = entry?.version === row.entryVersion;
    return {
      envelope: row.envelope,
      madeAt: row.madeAt,
      skewMs: row.skewMs,
      receivedAt: row.receivedAt,
      severity: row.severity,
      theme: row.theme,
      language: row.language,
      surface: row.surface,
      site: row.site === null ? null : { id: row.site, name: policy?.sites.get(row.site) ?? row.site },
      entry: {
        id: row.entry,
        version: row.entryVersion,
        meaning: isSameVersion ? entry.meaning : null,
        reason: isSameVersion ? entry.reason : null,
      },
      policy: { digest: row.policy, version: policy?.version ?? null },
      watchlist: { digest: row.watchlist, version: watchlist?.version ?? null },
      noClipReason: row.noClipReason,
    } as FindingView;
  });
}

interface DocumentFacts {
  readonly version: number;
  readonly entries: ReadonlyMap<
    string,
    { readonly version: number; readonly meaning: string; readonly reason: string }
  >;
  readonly sites: ReadonlyMap<string, string>;
}

/** Documents never change under their digest, and a list is long: each is read once. */
const read = new Map<string, DocumentFacts>();
const READ_AT_MOST = 64;

async function documentsOf(
  tx: SchoolTransaction,
  digests: readonly string[],
): Promise<ReadonlyMap<string, DocumentFacts>> {
  const wanted = [...new Set(digests)];
  const keyOf = (digest: string): string => `${tx.school} ${digest}`;
  const missing = wanted.filter((digest) => !read.has(keyOf(digest)));
  if (missing.length > 0) {
    const rows = await tx.sql
      .selectFrom('document')
      .select(['digest', 'jws'])
      .where('digest', '=', sql<string>`ANY(${missing})`)
      .execute();
    for (const { digest, jws } of rows) {
      if (read.size >= READ_AT_MOST) read.delete(read.keys().next().value ?? '');
      read.set(keyOf(digest), factsOf(jws));
    }
  }
  return new Map(
    wanted.flatMap((digest) => {
      const facts = read.get(keyOf(digest));
      return facts ? [[digest, facts] as const] : [];
    }),
  );
}

function factsOf(jws: string): DocumentFacts {
  const payload: unknown = JSON.parse(fromUtf8(readDocument(jws).payloadBytes));
  const watchlist = documentPayloadSchemas.watchlist.safeParse(payload);
  if (watchlist.success) {
    const { version, body } = watchlist.data;
    return {
      version,
      entries: new Map(body.entries.map(({ id, version, meaning, reason }) => [id, { version, meaning, reason }])),
      sites: new Map(),
    };
  }
  const { version, body } = documentPayloadSchemas.policy.parse(payload);
  return { version, entries: new Map(), sites: new Map(body.sites.map(({ id, name }) => [id, name])) };
}
