// What the console's rooms are handed: the rows, the log's health, and where the console stands.
import type { ClipId, SchoolId } from '@candour/contract';
import type { Database } from '../database/database.ts';

export interface ConsoleDeps {
  readonly db: Database;
  /** Before anything is shown or changed that must be logged. @throws CandourError `log-unavailable` */
  readonly requireLog: (school: SchoolId) => void | Promise<void>;
  /** One sealed frame as the device sent it, its outer layer taken off. @throws CandourError `not-found` */
  readonly readFrame: (school: SchoolId, clip: ClipId, index: number) => Promise<Buffer>;
  /** The address people type, when something stands before this server; without it, the address of the request. */
  readonly publicUrl?: string | undefined;
}
