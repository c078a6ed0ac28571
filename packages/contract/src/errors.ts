// The catalogue of errors: one class, literal codes, each with what was wrong and what to do.

/** code → [HTTP status, what was wrong, what to do]. docs/errors.md is made from it. */
export const errorCatalogue = {
  // documents and keys
  'edit-outside-text': [400, 'The edit lies outside the text.', 'Give the whole text anew.'],
  'seal-open-failed': [
    422,
    'A sealed item could not be opened: it was changed, or sealed for somebody else.',
    'Keep it as it is and ask the sender to send it again.',
  ],
  'wrong-passphrase': [
    403,
    'The passphrase does not open this key file.',
    'Try again; mind capital letters and spaces.',
  ],
  'document-malformed': [
    422,
    'A signed document is not of the form that DESIGN gives it.',
    'Have it signed again with a current Candour.',
  ],
  'document-bad-signature': [
    422,
    'A signature on a document does not verify.',
    'Do not use it; ask the signers for the original.',
  ],
  'document-half-signed': [
    409,
    'A document that widens what is watched needs two persons of two roles; it has fewer.',
    'Ask a second signer of another role.',
  ],
  'document-older': [409, 'A document is older than the one in force.', 'Publish a higher version.'],
  'document-wrong-previous': [
    409,
    'A document does not follow the one in force: its previous digest is another.',
    'Make it again on top of the one in force.',
  ],
  'document-not-in-log': [
    409,
    'A document came without a valid proof that it stands in the log.',
    'Nothing was changed on the device; the technician should look at the server.',
  ],
  'document-unknown': [404, 'No document with this digest is known here.', 'Ask for the current statement first.'],
  'signer-set-not-pinned': [
    409,
    'The signer set does not begin with the one pinned in the device’s managed settings.',
    'Check the managed settings against the school’s printed digest.',
  ],
  'statement-stale': [
    409,
    'The server’s current statement is older than 24 hours.',
    'Check the server’s clock and its signing job.',
  ],
  'statement-bad-signature': [
    422,
    'The server’s current statement is not signed by the key the signers named.',
    'Do not trust this server; tell the technician.',
  ],
  'log-proof-failed': [
    422,
    'A proof from the log does not verify.',
    'Keep checkpoint and proof as evidence and tell the governor.',
  ],
  'encoding-malformed': [422, 'Bytes are not in the encoding they should be.', 'Send them again.'],
  'signature-invalid': [
    422,
    'A signature does not fit what it is said to have signed.',
    'Do not use it: it was altered, or signed with another key.',
  ],
  'key-malformed': [422, 'A key is damaged or of the wrong kind.', 'Use the key as it was created.'],
  'key-file-malformed': [422, 'The key file is damaged or of another kind.', 'Use a copy of the file as it was saved.'],
  'log-tile-missing': [500, 'A part of the log cannot be read.', 'Restore the log’s folder from the backup.'],
  // watchlists
  'watchlist-malformed': [422, 'A watchlist has errors.', 'Mend the places named and check it again.'],
  // agent API
  'device-unknown': [401, 'This device is not enrolled here.', 'Enrol it with a code from the technician.'],
  'device-unconfirmed': [
    403,
    'This device waits for a technician to confirm it.',
    'Ask the technician; what it has to send stays on it.',
  ],
  'device-held': [
    403,
    'Two live starts use this device’s key; both are held.',
    'The technician must look at the device and enrol it anew.',
  ],
  'request-bad-signature': [
    401,
    'The request’s signature does not verify.',
    'Check that the device’s own key signs it.',
  ],
  'request-clock-off': [
    401,
    'The request’s time is more than five minutes off the server’s.',
    'Set the time by the server’s and try once more.',
  ],
  'code-unknown': [403, 'The enrolment code is unknown, used or expired.', 'Ask the technician for a fresh code.'],
  'envelope-malformed': [422, 'The envelope cannot be read.', 'It stays on the device; update the agent.'],
  'envelope-bad-signature': [
    422,
    'The envelope’s signature is not the device’s.',
    'The technician should look at the device.',
  ],
  'envelope-conflict': [
    409,
    'An envelope with this id or sequence but other bytes is known; both are kept.',
    'The technician was told; do not send it again.',
  ],
  'envelope-pupil-unseen': [
    422,
    'The envelope names a pupil whom the server did not see sign in on this device then.',
    'Sign in again; the technician was told.',
  ],
  'evidence-malformed': [422, 'The frame is not the one the manifest names.', 'Send the bytes as sealed.'],
  'evidence-too-large': [
    413,
    'The frame is larger than 2 MB or the clip than its manifest says.',
    'Nothing was stored.',
  ],
  'evidence-unknown-clip': [404, 'No manifest for this clip has arrived.', 'Send the manifest first.'],
  'too-many-requests': [
    429,
    'This device has sent more than its share for now.',
    'Wait as Retry-After says; nothing is lost.',
  ],
  'server-busy': [
    503,
    'The server has more to do than it can do in time.',
    'Wait as Retry-After says; nothing is lost.',
  ],
  'disk-full': [
    507,
    'The server’s disk is nearly full: text is still taken, evidence is not.',
    'The technician must make room; the device keeps the evidence.',
  ],
  'log-unavailable': [
    503,
    'The log cannot take entries now, so nothing may be seen or changed.',
    'Try again in a minute; the technician was told.',
  ],
  // people
  'sign-in-failed': [401, 'Name or password is not right.', 'Try again, or ask the school office.'],
  'sign-in-throttled': [429, 'Too many tries.', 'Wait as Retry-After says.'],
  'sign-in-link-unknown': [
    404,
    'This sign-in page is used up or too old.',
    'Open “Sign in” from the Candour badge again.',
  ],
  'sign-in-link-elsewhere': [
    403,
    'This sign-in page was opened in another browser, so it cannot be used here.',
    'Do not sign in by a link that somebody gave you: press the Candour badge on the device that you sit at.',
  ],
  'session-missing': [401, 'You are not signed in, or the session ended.', 'Sign in again.'],
  'not-allowed': [403, 'Your role does not allow this.', 'Ask a person whose role does.'],
  'not-found': [404, 'There is nothing here that you may see.', 'Check the address.'],
  'origin-refused': [403, 'The request came from another site.', 'Use the console itself.'],
  'input-malformed': [422, 'What was sent is not of the expected form.', 'See the named fields.'],
  // incidents
  'incident-not-in-this-status': [
    409,
    'The incident’s status does not allow this any more.',
    'Look at it again: somebody was faster.',
  ],
  'incident-held-by-other': [409, 'Somebody else holds this incident.', 'Wait for the lease to end, or ask them.'],
  'lease-needed': [409, 'This needs your lease on the incident.', 'Take the incident first.'],
  'outcome-needed': [
    422,
    'No incident closes without an outcome and a reason.',
    'Choose an outcome and give a reason.',
  ],
  // in the browser
  'vault-locked': [409, 'The vault is locked.', 'Unlock it with your passphrase.'],
  'vault-other-epoch': [
    409,
    'This was sealed to another epoch of the team key.',
    'Ask the lead who keeps the earlier key.',
  ],
  'server-unreachable': [503, 'The school’s server does not answer.', 'Check the network; the console keeps trying.'],
  // running it
  'settings-malformed': [500, 'A setting is missing or wrong.', 'See the named setting.'],
  'tls-needed': [
    500,
    'Beyond loopback the server listens with TLS only.',
    'Give a certificate and key, or bind to 127.0.0.1.',
  ],
  'projection-differs': [500, 'A row differs from what the actions say.', 'Keep a copy and run rebuild.'],
  internal: [
    500,
    'Something went wrong inside.',
    'Try again; the technician finds the details in the log under the request’s id.',
  ],
} as const satisfies Record<string, readonly [status: number, what: string, todo: string]>;

export type ErrorCode = keyof typeof errorCatalogue;

/** The only error class. `detail` is for people and holds no pupil’s text. */
export class CandourError extends Error {
  override readonly name = 'CandourError';
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  constructor(code: ErrorCode, detail?: string, options?: { cause?: unknown }) {
    super(detail ? `${code}: ${errorCatalogue[code][1]} ${detail}` : `${code}: ${errorCatalogue[code][1]}`, options);
    this.code = code;
    this.detail = detail;
  }
}

export const isCandourError = (error: unknown, code?: ErrorCode): error is CandourError =>
  error instanceof CandourError && (code === undefined || error.code === code);

/** What an error answer looks like on every wire. */
export interface ErrorAnswer {
  readonly error: {
    readonly code: ErrorCode;
    readonly what: string;
    readonly todo: string;
    readonly detail?: string;
    readonly serverTime?: string;
  };
}
