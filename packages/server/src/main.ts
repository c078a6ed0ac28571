// `node packages/server/src/main.ts`: the server as a process. Says where it listens in one JSON line on stdout; logs go to stderr.
import { isCandourError } from '@candour/contract';
import { runServer } from './run-server.ts';
import { readSettings } from './settings.ts';

/** A second signal does not wait. */
function endOnSignal(stop: () => Promise<void>): void {
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isEnding) process.exit(1);
      isEnding = true;
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

/** Under a demo or a test our standard input is a pipe of whoever started us: it closes when they end, however they end. */
function endWithParent(stop: () => Promise<void>): void {
  if (process.env['CANDOUR_END_WITH_PARENT'] !== '1') return;
  const end = (): void => void stop().finally(() => process.exit(0));
  process.stdin.once('end', end).once('error', end).resume();
}

try {
  const server = await runServer(readSettings(process.env));
  endOnSignal(server.stop);
  endWithParent(server.stop);
  process.stdout.write(`${JSON.stringify({ listening: server.url })}\n`);
} catch (error) {
  process.stderr.write(`candour: ${isCandourError(error) ? error.message : `could not start (${(error as Error).stack ?? 'unknown'})`}\n`);
  process.exit(1);
}
