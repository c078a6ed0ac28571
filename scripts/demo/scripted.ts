// The demo that plays itself: one phrase from a pupil's keyboard to a lead's decision, and a report anyone can check.
import { randomBytes } from 'node:crypto';
import { runJourney } from '../../e2e/journey/run.ts';
import { Stopped } from '../../e2e/journey/stopping.ts';
import { ensureChromium } from '../chromium.ts';
import { buildForScripted } from './builds.ts';

/** @returns the exit code: 0 only when every claim of the report holds */
export async function scriptedDemo({ json, out }: { readonly json: boolean; readonly out?: string }): Promise<number> {
  const say = (says: string): void => console.error(`candour: ${says} …`);
  ensureChromium();
  await buildForScripted(say);
  const seed = process.env['CANDOUR_CODES_SEED'] ?? randomBytes(8).toString('hex');
  const print = (report: unknown): void => console.log(json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
  try {
    const report = await runJourney({ seed, log: say, ...(out === undefined ? {} : { out }) });
    print(report);
    return report.ok ? 0 : 1;
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    say(says);
    print({ ok: false, failed: [says] });
    return error instanceof Stopped ? 130 : 1;
  }
}
