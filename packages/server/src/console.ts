// The console's side of the server in one place: guard first, then each room.
import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import { registerDevices } from './devices/routes.ts';
import { registerConsoleDocuments } from './documents/console-routes.ts';
import type { ConsoleDeps } from './http/console-deps.ts';
import { registerHeaders } from './http/page-headers.ts';
import { registerIncidents } from './incidents/routes.ts';
import { LiveListener } from './live/listener.ts';
import { registerLive } from './live/routes.ts';
import { registerGuard } from './people/guard.ts';
import { registerPeople } from './people/routes.ts';
import { registerPupils } from './pupils/routes.ts';
import { registerVault } from './vault/routes.ts';
import { registerWeb } from './web/console-files.ts';

export interface ConsoleOptions {
  /** The built console; absent: packages/web/dist. */
  readonly consoleFolder?: string | undefined;
  readonly heartbeatMs?: number | undefined;
}

/** Registers everything that people use in a browser. Other rooms with routes under /api come after it. */
export async function registerConsole(
  app: FastifyInstance,
  deps: ConsoleDeps,
  options: ConsoleOptions = {},
): Promise<void> {
  const { consoleFolder, heartbeatMs } = options;
  await app.register(cookie);
  registerHeaders(app);
  registerGuard(app, deps);
  registerPeople(app, deps);
  registerIncidents(app, deps);
  registerDevices(app, deps);
  registerVault(app, deps);
  registerConsoleDocuments(app, deps);
  await registerPupils(app, deps);
  await registerWeb(app, consoleFolder);

  const listener = new LiveListener(deps.db);
  app.addHook('onReady', () => listener.ready);
  app.addHook('onClose', () => listener.close());
  registerLive(app, deps, { listener, heartbeatMs });
}
