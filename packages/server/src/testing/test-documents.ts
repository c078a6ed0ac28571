// Signed documents of a made-up school: four signers of four roles, and one document of each kind.
import { newId } from '@candour/contract';
import type { DocumentKind, PersonId, PolicyBody, ServerKeysBody, WatchlistBody } from '@candour/contract';
import {
  exportSealPublicKey,
  exportVerifyKey,
  generateSealKeyPair,
  generateSigningKeyPair,
  kidOf,
  readDocument,
  signDocument,
  toBase64Url,
  toUtf8,
} from '@candour/trust';
import type { DocumentSigner, KeyPair } from '@candour/trust';

export interface TestSigner extends DocumentSigner {
  readonly person: PersonId;
  readonly role: string;
  readonly publicKey: string;
}

export interface TestDocuments {
  readonly signers: readonly TestSigner[];
  readonly team: KeyPair;
  /** In the order in which they are published. */
  readonly texts: Readonly<Record<DocumentKind, string>>;
  digest(kind: DocumentKind): string;
  /** A further document, signed by these signers. */
  make(
    kind: DocumentKind,
    body: unknown,
    over: { version: number; previous: string | null; by: readonly number[] },
  ): Promise<string>;
}

export const testPolicy = (over: Partial<PolicyBody> = {}): PolicyBody => ({
  nation: 'england',
  who: { years: 'all', classes: 'all' },
  when: { timeZone: 'Europe/London', days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00', holidays: [], examWindows: [] },
  sites: [
    {
      id: 'main',
      name: 'Main building',
      kind: 'teaching',
      beacon: { url: 'http://127.0.0.1:1', publicKey: 'A'.repeat(43) },
    },
  ],
  offSitePools: [],
  surfaces: { typed: true, copied: true, searched: true },
  evidence: { note: 'count', concern: 'words', urgent: 'words', critical: 'words-and-clip' },
  ring: { secondsBefore: 15, secondsAfter: 15, quality: 55 },
  webcam: null,
  offSite: 'nothing',
  outOfHours: 'nothing',
  personalDevices: 'nothing',
  neverWatched: [],
  people: { lead: 'A. Lead', head: 'A. Head', dataProtection: 'office@school.example' },
  tellWithinDays: 10,
  keepingDays: { note: 14, noConcern: 30, undetermined: 90, evidence: 365 },
  help: [{ name: 'School office', contact: 'ask there', when: 'school hours' }],
  dpiaReference: 'DPIA-1',
  ...over,
});

export const testWatchlist: WatchlistBody = {
  entries: [
    {
      id: 'made-up-entry',
      theme: 'bullying',
      severity: 'critical',
      language: 'en',
      phrases: ['purple walrus'],
      meaning: 'An invented phrase',
      reason: 'Used in tests only',
      couldMean: 'Nothing',
      origin: 'tests',
      version: 1,
      reviewBy: '2030-01-01',
      examples: { innocent: ['a walrus', 'purple'], concerning: ['purple walrus', 'the purple walrus'] },
    },
  ],
};

export async function makeTestDocuments(
  school: string,
  serverKeys: ServerKeysBody,
  at: string,
): Promise<TestDocuments> {
  const signers = await Promise.all((['head', 'lead', 'governor', 'outside-signer'] as const).map(makeSigner));
  const team = await generateSealKeyPair();
  const make: TestDocuments['make'] = (kind, body, { version, previous, by }) =>
    signDocument(
      toUtf8(JSON.stringify({ school, kind, version, previous, notBefore: at, expires: null, signerSet: 1, body })),
      kind,
      by.map((place) => signers[place] as TestSigner),
    );
  const first = (kind: DocumentKind, body: unknown): Promise<string> =>
    make(kind, body, { version: 1, previous: null, by: [0, 1] });
  const texts = {
    'signer-set': await first('signer-set', {
      threshold: 2,
      signers: signers.map(({ person, role, kid, publicKey }) => ({ person, name: `A ${role}`, role, kid, publicKey })),
    }),
    'server-keys': await first('server-keys', serverKeys),
    'team-key': await first('team-key', {
      epoch: 1,
      publicKey: toBase64Url(await exportSealPublicKey(team.publicKey)),
    }),
    policy: await first('policy', testPolicy()),
    watchlist: await first('watchlist', testWatchlist),
  };
  return { signers, team, texts, make, digest: (kind) => readDocument(texts[kind]).digest };
}

async function makeSigner(role: string): Promise<TestSigner> {
  const { privateKey, publicKey } = await generateSigningKeyPair();
  const raw = await exportVerifyKey(publicKey);
  return { person: newId<PersonId>(), role, kid: kidOf(raw), privateKey, publicKey: toBase64Url(raw) };
}
