// Pages that try to hide typing, forge an incident, have a secret read or find the extension: `node e2e/evasion.ts [part of a case's name]`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { hostileCases } from './evasion/hostile.ts';
import { readingCases } from './evasion/reading.ts';
import { secretCases } from './evasion/secrets.ts';
import { setStage } from './evasion/stage.ts';

const built = spawnSync(process.execPath, [join(import.meta.dirname, '../packages/extension/build.ts'), 'test'], {
  encoding: 'utf8',
});
if (built.status !== 0) throw new Error(`The test build failed.\n${built.stderr}`);

const wanted = process.argv[2] ?? '';
const stage = await setStage();
let passed = 0;
let failed = 0;
try {
  for (const { name, run } of [...readingCases, ...secretCases, ...hostileCases]) {
    if (!name.includes(wanted)) continue;
    const wrong = await run(stage).catch((error: unknown) =>
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    );
    if (wrong === null) passed += 1;
    else failed += 1;
    console.log(wrong === null ? `ok    ${name}` : `FAIL  ${name}: ${wrong}`);
  }
} finally {
  await stage.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
