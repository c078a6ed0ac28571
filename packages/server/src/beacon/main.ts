// A beacon: a small process inside the school that says, signed, "a request with this nonce reached me from this address now".
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fromBase64Url, importSigningSeed } from '@candour/trust';
import { endOnSignal, endWithParent } from '../process-end.ts';
import { createBeacon } from './beacon.ts';

const { values } = parseArgs({
  options: {
    /** A JSON file whose `seed` is the Ed25519 seed in base64url; its public half stands in the policy. */
    key: { type: 'string' },
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    site: { type: 'string' },
  },
});
if (!values.key || !values.site) {
  process.stderr.write(
    'candour: type: node packages/server/src/beacon/main.ts --key FILE --site ID [--port N] [--host ADDRESS]\n',
  );
  process.exit(2);
}

const { seed } = JSON.parse(readFileSync(values.key, 'utf8')) as { seed: string };
const { privateKey } = await importSigningSeed(fromBase64Url(seed));
const server = createBeacon({ site: values.site, privateKey });
server.listen(Number(values.port), values.host, () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ listening: `http://${values.host}:${port}` })}\n`);
});
const stop = (): Promise<void> =>
  new Promise((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  });
endOnSignal(stop);
endWithParent(stop);
