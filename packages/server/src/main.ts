// `node packages/server/src/main.ts`: the server as a process. Says where it listens in one JSON line on stdout; logs go to stderr.
import { isCandourError } from '@candour/contract';
import { endOnSignal, endWithParent } from './process-end.ts';
import { runServer } from './run-server.ts';
import { readSettings } from './settings.ts';

try {
  const server = await runServer(readSettings(process.env));
  endOnSignal(server.stop);
  endWithParent(server.stop);
  process.stdout.write(`${JSON.stringify({ listening: server.url })}\n`);
} catch (error) {
  process.stderr.write(
    `candour: ${isCandourError(error) ? error.message : `could not start (${(error as Error).stack ?? 'unknown'})`}\n`,
  );
  process.exit(1);
}
