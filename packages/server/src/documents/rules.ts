// Decides whether a signed document may come into force here, from the document and what stands before it alone.
import { CandourError, documentKinds, documentPayloadSchemas, needsTwoSigners } from '@candour/contract';
import type { DocumentKind } from '@candour/contract';
import { acceptSignerSet, followSignerSet, verifyThreshold } from '@candour/trust';
import type { AcceptedSignerSet, SignedDocument } from '@candour/trust';

/** What stands here before the document comes. */
export interface Standing {
  readonly school: string;
  /** The newest of its kind. */
  readonly newest: { readonly version: number; readonly digest: string } | undefined;
  /** The texts of all signer sets, version 1 first. */
  readonly signerSets: readonly string[];
  /** Digest of signer set 1; undefined before there is one. */
  readonly firstSignerSet: string | undefined;
}

/** @throws CandourError `document-malformed` */
export function kindOf(document: SignedDocument): DocumentKind {
  const kind = documentKinds.find((one) => one === document.payload.kind);
  if (!kind) throw new CandourError('document-malformed', 'kind');
  const parsed = documentPayloadSchemas[kind].safeParse(document.payload);
  if (!parsed.success)
    throw new CandourError(
      'document-malformed',
      parsed.error.issues
        .slice(0, 5)
        .map((issue) => issue.path.join('.'))
        .join(', '),
    );
  return kind;
}

/**
 * Form, place in the chain, and enough signatures of different people.
 * @throws CandourError `document-malformed`, `document-older`, `document-wrong-previous`, `document-bad-signature`, `document-half-signed`
 */
export async function judgeDocument(document: SignedDocument, text: string, standing: Standing): Promise<DocumentKind> {
  const kind = kindOf(document);
  const { school, version, previous } = document.payload;
  if (school !== standing.school) throw new CandourError('document-malformed', 'it is of another school');
  const { newest } = standing;
  if (newest && version <= newest.version)
    throw new CandourError('document-older', `version ${version}, in force is ${newest.version}`);
  if (version !== (newest?.version ?? 0) + 1 || previous !== (newest?.digest ?? null))
    throw new CandourError('document-wrong-previous', `version ${version}`);
  if (kind === 'signer-set') await judgeSignerSet(document, text, standing);
  else await verifyThreshold(document, await signerSetInForce(standing), needsTwoSigners(document.payload));
  return kind;
}

/** The first one is believed because the school's own server was given it; devices pin its digest in their managed settings. */
async function judgeSignerSet(document: SignedDocument, text: string, standing: Standing): Promise<void> {
  if (standing.signerSets.length === 0) await acceptSignerSet([text], document.digest);
  else await followSignerSet(await signerSetInForce(standing), text);
}

async function signerSetInForce({ signerSets, firstSignerSet }: Standing): Promise<AcceptedSignerSet> {
  if (firstSignerSet === undefined) throw new CandourError('document-bad-signature', 'no signer set is published yet');
  return acceptSignerSet(signerSets, firstSignerSet);
}
