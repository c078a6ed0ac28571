// Hears what other transactions and other servers told by NOTIFY, on a connection of its own that comes back by itself.
import pg from 'pg';
import type { Database } from './database.ts';

const RETRY_MS = 1_000;

export interface Listener {
  /** Resolves when the first connection listens. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/**
 * @param onNotify payload of each notification; what was told while the connection was down is lost, so `onReconnect` should look again
 */
export function listen(
  db: Pick<Database, 'url'>,
  channel: string,
  onNotify: (payload: string) => void,
  onReconnect: () => void = () => {},
): Listener {
  let isClosed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let toldReady: () => void;
  const ready = new Promise<void>((resolve) => {
    toldReady = resolve;
  });

  const connect = async (isFirst: boolean): Promise<void> => {
    const mine = new pg.Client({ connectionString: db.url, application_name: 'candour-listen', keepAlive: true });
    client = mine;
    mine.on('notification', ({ payload }) => onNotify(payload ?? ''));
    const again = (): void => {
      if (isClosed || client !== mine) return;
      client = undefined;
      timer = setTimeout(() => void connect(false), RETRY_MS);
    };
    mine.on('error', again).on('end', again);
    try {
      await mine.connect();
      await mine.query(`LISTEN ${mine.escapeIdentifier(channel)}`);
      if (isFirst) toldReady();
      else onReconnect();
      toldReady();
    } catch {
      again();
    }
  };

  void connect(true);
  return {
    ready,
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
