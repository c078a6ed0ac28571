// What the rooms that devices speak to are handed.
import type { AuditLog } from '../audit/audit-log.ts';
import type { Database } from '../database/database.ts';
import type { EvidenceFolder } from '../evidence/evidence-folder.ts';
import type { ServerKeys } from '../keys/server-keys.ts';
import type { DeviceLimiter } from './limits.ts';
import type { SeenDevices } from './seen-devices.ts';

export interface AgentDeps {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly evidence: EvidenceFolder;
  readonly limiter: DeviceLimiter;
  readonly seen: SeenDevices;
  /** Read once a school. */
  readonly serverKeys: (school: string) => Promise<ServerKeys>;
  /** The address people type, when something stands before this server. */
  readonly publicUrl?: string | undefined;
}
