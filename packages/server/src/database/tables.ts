// The tables as Kysely sees them: columns in camelCase, times as ISO strings, bytes as Buffers, counts as numbers.
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { IncidentRecord, ProjectedClip } from '../incidents/projection.ts';

interface SchoolTable {
  school: string;
  name: string;
  madeUp: boolean;
  madeAt: string;
}

export interface ActionTable {
  school: string;
  id: string;
  at: string;
  byKind: string;
  byId: string | null;
  kind: string;
  onId: string;
  reasonCode: string | null;
  reasonSha256: string | null;
  reasonSealed: Buffer | null;
  reasonEpoch: number | null;
  detail: JSONColumnType<Record<string, unknown>>;
  salt: Buffer | null;
}

interface ActionLeafTable {
  school: string;
  index: number;
  action: string;
}

interface ActionWaitingTable {
  school: string;
  action: string;
  since: Generated<string>;
}

interface LogStateTable {
  school: string;
  size: number;
  checkpoint: string;
  signedAt: string;
}

interface DocumentTable {
  school: string;
  kind: string;
  version: number;
  digest: string;
  jws: string;
  action: string;
  publishedAt: string;
}

interface PersonTable {
  school: string;
  id: string;
  account: string;
  name: string;
  roles: string[];
  validFrom: string;
  validTo: string | null;
}

interface PersonPasswordTable {
  school: string;
  person: string;
  hash: string;
  changedAt: string;
}

interface SessionTable {
  school: string;
  tokenSha256: Buffer;
  person: string;
  startedAt: string;
  until: string;
  endedAt: string | null;
}

interface KnownBrowserTable {
  school: string;
  tokenSha256: Buffer;
  person: string;
  until: string;
}

interface SignInThrottleTable {
  school: string;
  subject: string;
  failures: number;
  firstAt: string;
  lockedUntil: string | null;
}

interface TeamLockTable {
  school: string;
  person: string;
  epoch: number;
  ageFile: Buffer;
}

interface PupilTable {
  school: string;
  id: string;
  username: string;
  madeAt: string;
}

interface PupilAttributesTable {
  school: string;
  pupil: string;
  validFrom: string;
  validTo: string | null;
  name: string;
  year: number;
  classes: string[];
}

interface PupilPasswordTable {
  school: string;
  pupil: string;
  hash: string;
  changedAt: string;
}

interface DeviceTable {
  school: string;
  id: string;
  name: string;
  platform: string;
  publicKey: Buffer;
  status: 'unconfirmed' | 'confirmed' | 'held';
  enrolledAt: string;
  lastSeenAt: string | null;
  state: string | null;
  queued: Generated<number>;
  agent: string | null;
  build: string | null;
  policyVersion: number | null;
  watchlistVersion: number | null;
}

interface EnrolmentCodeTable {
  school: string;
  codeSha256: Buffer;
  madeAt: string;
  until: string;
  usedAt: string | null;
  usedBy: string | null;
}

interface BootTable {
  school: string;
  device: string;
  boot: string;
  firstSeenAt: string;
  firstSignedAt: string;
  lastSeenAt: string;
  beat: Generated<number>;
}

interface SignInLinkTable {
  school: string;
  tokenSha256: Buffer;
  device: string;
  boot: string;
  madeAt: string;
  until: string;
  usedAt: string | null;
  browserSha256: Generated<Buffer | null>;
}

interface PupilSignInTable {
  school: string;
  id: string;
  pupil: string;
  device: string;
  boot: string;
  since: string;
  until: string;
  endedAt: string | null;
}

interface EnvelopeTable {
  school: string;
  id: string;
  device: string;
  boot: string;
  sequence: number;
  kind: string;
  sha256: Buffer;
  receivedAt: string;
}

interface EnvelopeConflictTable {
  school: string;
  device: string;
  sha256: Buffer;
  envelope: string;
  sequence: number;
  sealed: Buffer;
  receivedAt: string;
}

interface HitCountTable {
  school: string;
  day: string;
  entry: string;
  entryVersion: number;
  what: 'note' | 'noted';
  count: number;
}

/** The projection's row; arrays are text[], clips are jsonb. */
export type IncidentTable = { [Column in keyof Omit<IncidentRecord, 'clips'>]: IncidentRecord[Column] } & {
  clips: ColumnType<readonly ProjectedClip[], string, string>;
};

interface FindingTable {
  school: string;
  envelope: string;
  incident: string;
  device: string;
  boot: string;
  signIn: string | null;
  severity: string;
  theme: string;
  entry: string;
  entryVersion: number;
  language: string;
  surface: string;
  site: string | null;
  policy: string;
  watchlist: string;
  madeAt: string;
  skewMs: number | null;
  receivedAt: string;
  clip: string | null;
  noClipReason: string | null;
  teamEpoch: number;
  words: Buffer;
}

interface ClipTable {
  school: string;
  id: string;
  incident: string;
  envelope: string;
  device: string;
  teamEpoch: number;
  frames: number;
  files: number;
  stored: Generated<number>;
  gaps: number;
  listedAt: string;
  storedAt: string | null;
  manifest: Buffer;
}

interface ClipFrameTable {
  school: string;
  clip: string;
  index: number;
  sha256: string;
  bytes: number;
  storedAt: string | null;
}

interface OpeningTable {
  school: string;
  id: string;
  incident: string;
  person: string;
  what: 'words' | 'evidence';
  openedAt: string;
  until: string;
}

export interface Tables {
  school: SchoolTable;
  action: ActionTable;
  actionLeaf: ActionLeafTable;
  actionWaiting: ActionWaitingTable;
  logState: LogStateTable;
  document: DocumentTable;
  person: PersonTable;
  personPassword: PersonPasswordTable;
  session: SessionTable;
  signInThrottle: SignInThrottleTable;
  knownBrowser: KnownBrowserTable;
  teamLock: TeamLockTable;
  pupil: PupilTable;
  pupilAttributes: PupilAttributesTable;
  pupilPassword: PupilPasswordTable;
  device: DeviceTable;
  enrolmentCode: EnrolmentCodeTable;
  boot: BootTable;
  signInLink: SignInLinkTable;
  pupilSignIn: PupilSignInTable;
  envelope: EnvelopeTable;
  envelopeConflict: EnvelopeConflictTable;
  hitCount: HitCountTable;
  incident: IncidentTable;
  finding: FindingTable;
  clip: ClipTable;
  clipFrame: ClipFrameTable;
  opening: OpeningTable;
}
