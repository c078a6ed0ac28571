// `npm run e2e -- journey [--out DIR] [--picture]`: the scripted run as a suite; each claim of its report is a case, and the report the last
// line but one. It takes the README's picture of the console when that is missing or `--picture` asks for it.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildForScripted } from '../scripts/demo/builds.ts';
import { root } from '../scripts/run-command.ts';
import type { Claim } from './journey/report.ts';
import { runJourney } from './journey/run.ts';

const { out, picture } = parseArgs({ options: { out: { type: 'string' }, picture: { type: 'boolean' } } }).values;
const queuePicture = join(root, 'docs/images/console.png');
const isPictured = picture || !existsSync(queuePicture);
if (isPictured) mkdirSync(dirname(queuePicture), { recursive: true });
const say = (says: string): void => void process.stderr.write(`${says}\n`);
const seed = process.env['CANDOUR_CODES_SEED'] ?? randomBytes(8).toString('hex');
say(`codes: seed ${seed} (repeat with CANDOUR_CODES_SEED)`);

let claims: readonly Claim[] = [];
try {
  await buildForScripted(say);
  const report = await runJourney({
    seed,
    log: say,
    onClaims: (made) => {
      claims = made;
    },
    ...(out === undefined ? {} : { out }),
    ...(isPictured ? { queuePicture } : {}),
  });
  for (const { says, holds, found } of claims) console.log(holds ? `ok    ${says}` : `FAIL  ${says}: found ${found}`);
  console.log(JSON.stringify(report));
} catch (error) {
  console.log(`FAIL  the run came to its end: ${error instanceof Error ? error.message : String(error)}`);
}
const passed = claims.filter(({ holds }) => holds).length;
console.log(`${passed} passed, ${claims.length === 0 ? 1 : claims.length - passed} failed`);
process.exitCode ||= claims.length > 0 && passed === claims.length ? 0 : 1;
