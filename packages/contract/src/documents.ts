// Signed documents: the payload of each kind (DESIGN §5). The bytes are stored, hashed and shown exactly as signed.
import { z } from 'zod';
import { base64urlSchema, digestSchema, isoTimeSchema, personIdSchema, schoolIdSchema } from './ids.ts';
import { policyBodySchema } from './policy.ts';
import { roles } from './roles.ts';
import { watchlistBodySchema } from './watchlist.ts';

export const documentKinds = ['signer-set', 'server-keys', 'team-key', 'policy', 'watchlist'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const signerSetBodySchema = z.strictObject({
  threshold: z.int().min(2),
  signers: z
    .array(
      z.strictObject({
        person: personIdSchema,
        name: z.string().max(80),
        role: z.enum(roles),
        kid: z.string().max(64),
        publicKey: base64urlSchema,
      }),
    )
    .min(4),
});

/** Public keys of the server: of the log (signed-note verifier key), of the `current` statement, of envelopes (X25519). */
export const serverKeysBodySchema = z.strictObject({
  logOrigin: z.string().max(120),
  logVerifierKey: z.string().max(200),
  statementKey: base64urlSchema,
  envelopeKey: base64urlSchema,
  envelopeEpoch: z.int().min(1),
});

export const teamKeyBodySchema = z.strictObject({ epoch: z.int().min(1), publicKey: base64urlSchema });

const payloadOf = <Kind extends DocumentKind, Body extends z.ZodType>(kind: Kind, body: Body) =>
  z.strictObject({
    school: schoolIdSchema,
    kind: z.literal(kind),
    version: z.int().min(1),
    previous: z.union([z.null(), digestSchema]),
    notBefore: isoTimeSchema,
    /** What widens lapses then; the baseline part does not. */
    expires: z.union([z.null(), isoTimeSchema]),
    signerSet: z.int().min(1),
    body,
  });

export const documentPayloadSchemas = {
  'signer-set': payloadOf('signer-set', signerSetBodySchema),
  'server-keys': payloadOf('server-keys', serverKeysBodySchema),
  'team-key': payloadOf('team-key', teamKeyBodySchema),
  policy: payloadOf('policy', policyBodySchema),
  watchlist: payloadOf('watchlist', watchlistBodySchema),
} as const;
export type DocumentPayload<Kind extends DocumentKind> = z.infer<(typeof documentPayloadSchemas)[Kind]>;
export type SignerSetBody = z.infer<typeof signerSetBodySchema>;
export type ServerKeysBody = z.infer<typeof serverKeysBodySchema>;
export type TeamKeyBody = z.infer<typeof teamKeyBodySchema>;

/** A value and a signature over its exact bytes, under a context named where it is used. */
export const signedJsonSchema = z.strictObject({ payload: base64urlSchema, signature: base64urlSchema });
export type SignedJson = z.infer<typeof signedJsonSchema>;

const namedDocument = z.strictObject({ version: z.int().min(1), digest: digestSchema });

/** The `current` statement: context `candour/current/1`, signed by the statement key, at most 24 hours old when a document is accepted. */
export const currentStatementSchema = z.strictObject({
  school: schoolIdSchema,
  at: isoTimeSchema,
  documents: z.strictObject({
    'signer-set': namedDocument,
    'server-keys': namedDocument,
    'team-key': namedDocument,
    policy: namedDocument,
    watchlist: namedDocument,
  }),
  /** The signed-note checkpoint of the log, as text. */
  checkpoint: z.string(),
});
export type CurrentStatement = z.infer<typeof currentStatementSchema>;

/** What proves that an action stands in the log: leaf data = SHA-256(salt ‖ canonical action bytes). */
export const logProofSchema = z.strictObject({
  action: z.string(),
  salt: base64urlSchema,
  index: z.int().min(0),
  size: z.int().min(1),
  path: z.array(base64urlSchema),
});
export type LogProof = z.infer<typeof logProofSchema>;
