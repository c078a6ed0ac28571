// The whole server from its parts: one Fastify instance with every room, over an open database.
import { readFile } from 'node:fs/promises';
import fastify from 'fastify';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { registerAgents } from './agents/routes.ts';
import type { AgentDeps } from './agents/agent-deps.ts';
import { DeviceLimiter } from './agents/limits.ts';
import { SeenDevices } from './agents/seen-devices.ts';
import type { AuditLog } from './audit/audit-log.ts';
import { registerAudit } from './audit/routes.ts';
import { registerConsole } from './console.ts';
import type { Database } from './database/database.ts';
import { EvidenceFolder } from './evidence/evidence-folder.ts';
import type { EvidenceSettings } from './evidence/evidence-folder.ts';
import { frameworkErrors, registerErrorAnswers } from './http/error-answers.ts';
import { readServerKeys } from './keys/server-keys.ts';
import type { ServerKeys } from './keys/server-keys.ts';

export interface ServerParts {
  readonly db: Database;
  /** What serves devices; `db` itself where nobody needs to be kept apart. */
  readonly deviceDb?: Database;
  readonly audit: AuditLog;
  readonly evidence: EvidenceSettings;
  readonly publicUrl?: string | undefined;
  readonly consoleFolder?: string | undefined;
  /** How often an event stream shows that it lives; tests shorten it. */
  readonly heartbeatMs?: number | undefined;
}

export interface HttpSettings {
  readonly publicUrl?: string | undefined;
  readonly tls?: { readonly certificateFile: string; readonly keyFile: string } | undefined;
  /** `silent`: no lines at all. */
  readonly logLevel: string;
  /** Where log lines go; stderr by default. */
  readonly logTo?: { write(line: string): void };
}

/** An HTTP server without rooms. Its log names routes, never addresses: an address may hold a one-time link. */
export async function buildHttp(settings: HttpSettings): Promise<FastifyInstance> {
  const { tls, publicUrl, logLevel, logTo = process.stderr } = settings;
  const options: FastifyServerOptions = {
    logger:
      logLevel === 'silent'
        ? false
        : {
            level: logLevel,
            stream: logTo,
            serializers: { req: ({ method, routeOptions }) => ({ method, route: routeOptions?.url }) },
          },
    // Ids of requests are for the technician; nobody from outside may choose them.
    requestIdHeader: false,
    bodyLimit: 64 * 1024,
    // Devices keep their connections open; a server that ends does not wait for idle ones.
    forceCloseConnections: 'idle',
    frameworkErrors,
    trustProxy: publicUrl !== undefined ? 'loopback' : false,
  };
  if (!tls) return fastify(options);
  const https = { cert: await readFile(tls.certificateFile), key: await readFile(tls.keyFile) };
  return fastify({ ...options, https } as FastifyServerOptions) as FastifyInstance;
}

/** Every room. Closing the server leaves database and log to whoever opened them. */
export async function registerRooms(app: FastifyInstance, parts: ServerParts): Promise<void> {
  const { db, deviceDb = db, audit, publicUrl, consoleFolder, heartbeatMs } = parts;
  registerErrorAnswers(app, db.clock);
  const evidence = new EvidenceFolder(parts.evidence, db.keys);
  const requireLog = (school: string): void => audit.requireLog(school);
  const readFrame = (school: string, clip: string, index: number): Promise<Buffer> =>
    evidence.readFrame(school, clip, index);
  await registerConsole(app, { db, requireLog, readFrame, publicUrl }, { consoleFolder, heartbeatMs });
  registerAudit(app, { audit });
  const agentDeps: AgentDeps = {
    db: deviceDb,
    audit,
    evidence,
    limiter: new DeviceLimiter(),
    seen: new SeenDevices(),
    serverKeys: rememberKeys(db),
    publicUrl,
  };
  await registerAgents(app, agentDeps);
}

/** The key file of a school is read once; a failed reading is tried again. */
function rememberKeys(db: Database): (school: string) => Promise<ServerKeys> {
  const known = new Map<string, Promise<ServerKeys>>();
  return (school) => {
    const keys = known.get(school) ?? readServerKeys(db.keys.root, school);
    known.set(school, keys);
    keys.catch(() => known.delete(school));
    return keys;
  };
}
