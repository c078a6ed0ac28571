// Writes a made-up school into a server's database and key folder: people, devices, documents and the term behind it.
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  actorOfPerson,
  documentPayloadSchemas,
  type DeviceId,
  newId,
  type PersonId,
  type SchoolId,
  type WatchlistBody,
} from '@candour/contract';
import { joinSlots, parseWatchlist } from '@candour/detector';
import {
  addEnrolmentCode,
  codeOf,
  type Database,
  hashPassword,
  inSchool,
  makeSchool,
  publishDocument,
  record,
  type SchoolTransaction,
} from '@candour/server';
import { exportVerifyKey, generateSigningKeyPair, randomBytes } from '@candour/trust';
import { lockTeamKey, makeFirstDocuments, makeTeamKey, type FirstDocuments, type MadeTeamKey } from './documents.ts';
import { deviceNames, madeUpPassword, type MadePupil, type MadeStaff, makePupils, makeStaff } from './people.ts';
import { type BeaconPlace, makePolicy } from './policy.ts';
import { chanceFrom } from './random.ts';
import { type MadeSigner, makeSigners } from './signers.ts';
import type { SchoolSpec } from './specs.ts';
import { makeTerm } from './term.ts';
import { writeTerm } from './write-term.ts';

export interface SettledSchool {
  readonly spec: SchoolSpec;
  readonly password: string;
  readonly staff: readonly MadeStaff[];
  readonly pupils: readonly MadePupil[];
  readonly signers: readonly MadeSigner[];
  readonly team: MadeTeamKey;
  readonly documents: FirstDocuments;
  /** Single-use enrolment codes, unused. */
  readonly enrolmentCodes: readonly string[];
}

export interface SettleOptions {
  readonly seed: string;
  readonly now: Date;
  readonly beacon: BeaconPlace;
  /** Watched at any hour of any day, so that a demo works in the evening. */
  readonly allDay: boolean;
  readonly codeCount: number;
}

export async function settleSchool(db: Database, spec: SchoolSpec, options: SettleOptions): Promise<SettledSchool> {
  const chance = chanceFrom(`${options.seed}/${spec.id}`);
  const [staff, pupils] = [makeStaff(spec), makePupils(spec, chance)];
  const [signers, team, serverKeys, watchlist] = await Promise.all([
    makeSigners(staff, madeUpPassword),
    makeTeamKey(),
    makeSchool(db, { id: spec.id, name: spec.name, madeUp: true }),
    readStarterList(),
  ]);
  const began = new Date(options.now.getTime() - 80 * 86_400_000).toISOString();
  const policy = makePolicy(spec, options.beacon, { allDay: options.allDay });
  const documents = await makeFirstDocuments({
    id: spec.id,
    signers,
    serverKeys: serverKeys.published,
    team,
    watchlist,
    policy,
    notBefore: began,
  });
  const { passwordHash, publicKeys } = await drawSlowParts(spec);
  const ageFiles = await Promise.all(
    staff
      .filter(reads)
      .map(async (person) => ({ person: person.id, ageFile: await lockTeamKey(team, madeUpPassword) })),
  );

  const deviceIds = await inSchool(db, spec.id, async (tx) => {
    await writeStaff(tx, staff, passwordHash, ageFiles, began);
    await writePupils(tx, pupils, passwordHash, began);
    return writeDevices(tx, deviceNames(spec), publicKeys, began);
  });
  for (const jws of documents.jws) await inSchool(db, spec.id, (tx) => publishDocument(tx, jws));
  const term = makeTerm({
    pupils,
    entries: watchlist.entries.filter(({ shadow }) => !shadow),
    count: spec.incidentCount,
    now: options.now,
    chance,
  });
  await writeTerm(db, {
    school: spec.id as SchoolId,
    term,
    team,
    deviceIds,
    readers: staff.filter(reads),
    documents,
    watchlist,
    chance,
  });
  const enrolmentCodes = await inSchool(db, spec.id, (tx) => writeCodes(tx, technicianOf(staff), options));
  return { spec, password: madeUpPassword, staff, pupils, signers, team, documents, enrolmentCodes };
}

const reads = (person: MadeStaff): boolean => person.roles.includes('lead') || person.roles.includes('reviewer');
const technicianOf = (staff: readonly MadeStaff[]): PersonId =>
  (staff.find((person) => person.roles.includes('technician')) ?? staff[0])?.id ?? newId<PersonId>();

/** The starter list of the repository as one, files in alphabetical order. */
/** What the made-up schools adopt of the starter list: English, and in shadow what some of their families speak. */
const adoptedLanguages = ['en', 'fr', 'pl'];

/** The starter list as the made-up schools have it. */
export async function readStarterList(): Promise<WatchlistBody> {
  const folder = fileURLToPath(new URL('../../../watchlists/', import.meta.url));
  const names = (await readdir(folder))
    .filter((name) => adoptedLanguages.some((language) => name.endsWith(`.${language}.yaml`)))
    .sort();
  const lists = await Promise.all(
    names.map(async (name) => parseWatchlist(await readFile(`${folder}${name}`, 'utf8'), name)),
  );
  const slots = joinSlots(lists.flatMap((list) => list.slots));
  const entries = lists.flatMap((list) => list.entries);
  return documentPayloadSchemas.watchlist.shape.body.parse(slots.length > 0 ? { slots, entries } : { entries });
}

/** One hash serves all, since made-up people share one password; device keys are drawn and their private halves forgotten. */
async function drawSlowParts(spec: SchoolSpec): Promise<{ passwordHash: string; publicKeys: Buffer[] }> {
  const drawn = Array.from({ length: spec.deviceCount }, async () =>
    Buffer.from(await exportVerifyKey((await generateSigningKeyPair()).publicKey)),
  );
  return { passwordHash: await hashPassword(madeUpPassword), publicKeys: await Promise.all(drawn) };
}

async function writeStaff(
  tx: SchoolTransaction,
  staff: readonly MadeStaff[],
  hash: string,
  ageFiles: readonly { person: string; ageFile: Uint8Array }[],
  at: string,
): Promise<void> {
  const { school } = tx;
  await tx.sql
    .insertInto('person')
    .values(
      staff.map(({ id, account, name, roles }) => ({
        school,
        id,
        account,
        name,
        roles: [...roles],
        validFrom: at,
        validTo: null,
      })),
    )
    .execute();
  await tx.sql
    .insertInto('personPassword')
    .values(staff.map(({ id }) => ({ school, person: id, hash, changedAt: at })))
    .execute();
  await tx.sql
    .insertInto('teamLock')
    .values(ageFiles.map(({ person, ageFile }) => ({ school, person, epoch: 1, ageFile: Buffer.from(ageFile) })))
    .execute();
}

async function writePupils(
  tx: SchoolTransaction,
  pupils: readonly MadePupil[],
  hash: string,
  at: string,
): Promise<void> {
  const { school } = tx;
  await tx.sql
    .insertInto('pupil')
    .values(pupils.map(({ id, username }) => ({ school, id, username, madeAt: at })))
    .execute();
  await tx.sql
    .insertInto('pupilAttributes')
    .values(
      pupils.map(({ id, name, year, classes }) => ({
        school,
        pupil: id,
        validFrom: at,
        validTo: null,
        name,
        year,
        classes: [...classes],
      })),
    )
    .execute();
  await tx.sql
    .insertInto('pupilPassword')
    .values(pupils.map(({ id }) => ({ school, pupil: id, hash, changedAt: at })))
    .execute();
}

async function writeDevices(
  tx: SchoolTransaction,
  names: readonly string[],
  publicKeys: readonly Buffer[],
  at: string,
): Promise<DeviceId[]> {
  const { school } = tx;
  const devices = names.map((name, place) => ({
    id: newId<DeviceId>(),
    name,
    publicKey: publicKeys[place] ?? Buffer.alloc(32, place),
  }));
  await tx.sql
    .insertInto('device')
    .values(
      devices.map((device) => ({
        school,
        ...device,
        platform: 'made up',
        status: 'confirmed' as const,
        enrolledAt: at,
        lastSeenAt: at,
      })),
    )
    .execute();
  for (const { id, name } of devices)
    await record(tx, { by: { kind: 'device', id }, kind: 'device.enrolled', on: id, detail: { name }, at });
  return devices.map((device) => device.id);
}

async function writeCodes(
  tx: SchoolTransaction,
  technician: PersonId,
  { codeCount, now }: SettleOptions,
): Promise<string[]> {
  const until = new Date(now.getTime() + 30 * 86_400_000).toISOString();
  const codes = Array.from({ length: codeCount }, () => codeOf(randomBytes(20)));
  for (const code of codes) {
    await addEnrolmentCode(tx, code, until);
    await record(tx, { by: actorOfPerson(technician), kind: 'code.made', on: technician, detail: { until } });
  }
  return codes;
}
