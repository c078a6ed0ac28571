// `npm run demo`: a whole school on this machine, to try by hand; with --scripted it plays itself and reports.
import { parseArgs } from 'node:util';
import { cannotRunCode } from './run-command.ts';
import { ToolMissing } from './chromium.ts';

const usage = `npm run demo                                   a school to try by hand; Ctrl-C ends it
npm run demo -- --fresh                        the same, with everything made anew
npm run demo -- --scripted --json [--out DIR]  plays a pupil and a lead by itself and prints one JSON report`;

const options = {
  scripted: { type: 'boolean' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  fresh: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function readArgs() {
  try {
    return parseArgs({ options, allowPositionals: false }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

const args = readArgs();
if (args.help) {
  console.log(usage);
} else {
  try {
    if (args.scripted) {
      const { scriptedDemo } = await import('./demo/scripted.ts');
      process.exitCode = await scriptedDemo({
        json: args.json ?? false,
        ...(args.out === undefined ? {} : { out: args.out }),
      });
    } else {
      const { interactiveDemo } = await import('./demo/interactive.ts');
      await interactiveDemo({ fresh: args.fresh ?? false });
    }
  } catch (error) {
    if (!(error instanceof ToolMissing)) throw error;
    console.error(error.message);
    process.exitCode = cannotRunCode;
  }
}
