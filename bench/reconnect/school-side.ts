// The school's side of the measurement: the devices as confirmed and signed in before they lost the server, and what it has afterwards.
import { documentPayloadSchemas, type Digest, newId, type SignInId } from '@candour/contract';
import { type Database, inSchool } from '@candour/server';
import { fromUtf8, readDocument } from '@candour/trust';
import type { DrawnDevice, KnownBefore } from './messages.ts';

/** @returns one sign-in a device, in their order */
export async function addDevices(db: Database, school: string, devices: readonly DrawnDevice[]): Promise<SignInId[]> {
  return inSchool(db, school, async (tx) => {
    const pupils = await tx.sql.selectFrom('pupil').select('id').execute();
    const until = new Date(Date.parse(tx.at) + 6 * 3_600_000).toISOString();
    const rows = devices.map((device, place) => ({
      ...device,
      signIn: newId<SignInId>(),
      pupil: pupils[place % pupils.length]?.id ?? '',
      name: `BE-${place + 1}`,
    }));
    for (let from = 0; from < rows.length; from += 300) {
      const some = rows.slice(from, from + 300);
      await tx.sql
        .insertInto('device')
        .values(
          some.map(({ id, name, publicKey }) => ({
            school,
            id,
            name,
            publicKey: Buffer.from(publicKey),
            platform: 'bench',
            status: 'confirmed' as const,
            enrolledAt: tx.at,
            lastSeenAt: tx.at,
          })),
        )
        .execute();
      await tx.sql
        .insertInto('pupilSignIn')
        .values(
          some.map(({ id, boot, signIn, pupil }) => ({
            school,
            id: signIn,
            pupil,
            device: id,
            boot,
            since: tx.at,
            until,
            endedAt: null,
          })),
        )
        .execute();
    }
    return rows.map(({ signIn }) => signIn);
  });
}

/** What each device had learned from the server. */
export async function knownBefore(db: Database, school: string, signIns: readonly SignInId[]): Promise<KnownBefore> {
  return inSchool(db, school, async (tx) => {
    const documents = await tx.sql.selectFrom('document').select(['kind', 'digest', 'jws']).execute();
    const { size } = await tx.sql.selectFrom('logState').select('size').executeTakeFirstOrThrow();
    const named = (kind: string) => documents.find((document) => document.kind === kind) ?? { digest: '', jws: '' };
    const payloadOf = (kind: string): unknown => JSON.parse(fromUtf8(readDocument(named(kind).jws).payloadBytes));
    return {
      signIns,
      policy: named('policy').digest as Digest,
      watchlist: named('watchlist').digest as Digest,
      teamKey: documentPayloadSchemas['team-key'].parse(payloadOf('team-key')).body.publicKey,
      envelopeKey: documentPayloadSchemas['server-keys'].parse(payloadOf('server-keys')).body.envelopeKey,
      logSize: size,
    };
  });
}

/** Counted in the database itself, over the devices of the measurement alone. */
export async function checkWritten(
  db: Database,
  school: string,
  expected: number,
): Promise<{ readonly missing: number; readonly incidents: number }> {
  return inSchool(db, school, async (tx) => {
    const benchDevices = tx.sql.selectFrom('device').select('id').where('platform', '=', 'bench');
    const envelopes = await tx.sql
      .selectFrom('finding')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('device', 'in', benchDevices)
      .executeTakeFirstOrThrow();
    const incidents = await tx.sql
      .selectFrom('incident')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('device', 'in', benchDevices as never)
      .executeTakeFirstOrThrow();
    return { missing: expected - Number(envelopes.count), incidents: Number(incidents.count) };
  });
}
