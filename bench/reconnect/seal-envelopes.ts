// Makes what a device had queued: real findings, signed by its own key and sealed to the server, each in its episode.
import {
  type BootId,
  type DeviceId,
  envelopeAadFields,
  type EnvelopeId,
  type EpisodeId,
  type FindingEnvelope,
  newId,
  type SchoolId,
  type SignInId,
  wordsAadFields,
} from '@candour/contract';
import {
  aadOf,
  fromBase64Url,
  importSealPublicKey,
  type Key,
  type KeyPair,
  padTo,
  seal,
  signJson,
  toBase64Url,
  toUtf8,
} from '@candour/trust';
import type { KnownBefore } from './messages.ts';

export interface BenchDevice {
  readonly id: DeviceId;
  readonly boot: BootId;
  readonly keys: KeyPair;
}

export interface Recipients {
  readonly team: Key;
  readonly server: Key;
}

export const recipientsOf = async ({ teamKey, envelopeKey }: KnownBefore): Promise<Recipients> => ({
  team: await importSealPublicKey(fromBase64Url(teamKey)),
  server: await importSealPublicKey(fromBase64Url(envelopeKey)),
});

const block = 1024;

export async function sealEnvelopes(
  device: BenchDevice,
  school: string,
  known: KnownBefore & { readonly signIn: SignInId },
  to: Recipients,
  counts: { readonly envelopes: number; readonly episodes: number },
): Promise<Uint8Array[]> {
  const episodes = Array.from({ length: counts.episodes }, () => newId<EpisodeId>());
  const sealed: Uint8Array[] = [];
  let words: string | undefined;
  for (let place = 0; place < counts.envelopes; place += 1) {
    const id = newId<EnvelopeId>();
    const madeAt = new Date().toISOString();
    const entry = 'an-entry-of-the-list';
    const head = { id, device: device.id, boot: device.boot, entry, madeAt };
    // Sealed once a device: nobody here can open it, and to the server it is bytes of this length either way.
    words ??= toBase64Url(
      await seal({
        kind: 'words',
        school,
        epoch: 1,
        aad: aadOf(wordsAadFields(head)),
        recipient: to.team,
        plaintext: toUtf8(JSON.stringify(invented)),
      }),
    );
    const finding: FindingEnvelope = {
      kind: 'finding',
      ...head,
      school: school as SchoolId,
      sequence: place + 1,
      skewMs: 0,
      episode: episodes[Math.floor((place * counts.episodes) / counts.envelopes)] as EpisodeId,
      pupil: { known: 'sign-in', signIn: known.signIn },
      site: 'main',
      policy: known.policy,
      watchlist: known.watchlist,
      entryVersion: 1,
      theme: 'bullying',
      severity: place % 5 === 0 ? 'urgent' : 'concern',
      language: 'en',
      surface: 'typed',
      clip: { state: 'none', reason: 'severity' },
      words,
      teamEpoch: 1,
    };
    const signed = await signJson('candour/envelope/1', device.keys.privateKey, finding);
    const plaintext = padTo(block, toUtf8(JSON.stringify(signed)));
    sealed.push(
      await seal({
        kind: 'envelope',
        school,
        epoch: 1,
        aad: aadOf(envelopeAadFields(finding)),
        recipient: to.server,
        plaintext,
      }),
    );
  }
  return sealed;
}

/** As long as a real finding's words are. */
const invented = {
  excerpt:
    'they never stop with it, every single day the same again, and when i say something they only laugh and do it once more, so i stopped saying anything at all in the group'.padEnd(
      320,
      '.',
    ),
  span: { start: 0, end: 24 },
  phrase: 'they never stop with it',
  why: 'The words “they never stop with it” were typed; the list has them because lasting cruelty is rarely told to an adult.',
  address: 'https://forum.example/class/9b/thread/4711',
  title: 'Class forum – thread',
};
