// Live updates: each event names one incident, which is fetched again and put in its place without a reload.
import type { ConsoleEvent, IncidentRow, IncidentView } from '@candour/contract';
import { consolePaths, isCandourError } from '@candour/contract';
import type { QueryClient } from '@tanstack/react-query';
import { newsOf, withRow } from '../queue/order.ts';
import { ask } from './ask.ts';
import type { IncidentList } from './queries.ts';
import { incidentQuery, incidentsQuery } from './queries.ts';

export type Connection = 'connecting' | 'live' | 'lost';

interface Listening {
  readonly onConnection: (connection: Connection) => void;
  readonly onNews: (row: IncidentRow, news: 'new' | 'one-more') => void;
}

/** From so many incidents at once on, the list is fetched instead of each of them. */
const burst = 20;
const retryMs = 3_000;

/** @returns how to stop */
export function listen(queries: QueryClient, { onConnection, onNews }: Listening): () => void {
  const changed = new Set<string>();
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasLost = false;
  let isFlushing = false;

  const flush = async (): Promise<void> => {
    if (isFlushing) return;
    isFlushing = true;
    while (changed.size > 0) {
      const ids = [...changed];
      changed.clear();
      // A list on its way may have been read before this: it is fetched anew.
      const isListComing = queries.isFetching({ queryKey: ['incidents'] }) > 0;
      if (isListComing) void queries.invalidateQueries({ queryKey: ['incidents'] });
      if (ids.length > burst) await queries.invalidateQueries();
      else await Promise.all(ids.map((id) => refreshIncident(queries, id, onNews)));
    }
    isFlushing = false;
  };

  const connect = (): void => {
    source = new EventSource(consolePaths.events);
    source.onopen = () => {
      onConnection('live');
      // What happened in between was told to nobody.
      if (wasLost) void queries.invalidateQueries();
      wasLost = false;
    };
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as ConsoleEvent;
      if (event.kind === 'incident') {
        changed.add(event.id);
        void flush();
      } else if (event.kind === 'device') {
        void queries.invalidateQueries({ queryKey: ['devices'] });
        void queries.invalidateQueries({ queryKey: ['notices'] });
      } else void queries.invalidateQueries({ queryKey: ['documents'] });
    };
    source.onerror = () => {
      wasLost = true;
      onConnection('lost');
      source?.close();
      timer = setTimeout(() => {
        // A session that ended closes the stream too: asking who is signed in tells the two apart.
        void queries.invalidateQueries({ queryKey: ['me'] });
        connect();
      }, retryMs);
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

async function refreshIncident(queries: QueryClient, id: string, onNews: Listening['onNews']): Promise<void> {
  try {
    putIncident(queries, await ask<IncidentView>(consolePaths.incident(id)), onNews);
    await queries.invalidateQueries({ queryKey: ['incident-log', id] });
  } catch (error) {
    if (isCandourError(error, 'not-found')) dropIncident(queries, id);
    else await queries.invalidateQueries({ queryKey: ['incidents'] });
  }
}

/** Puts one incident, as the server has it now, wherever the console shows it. */
export function putIncident(queries: QueryClient, view: IncidentView, onNews?: Listening['onNews']): void {
  const { row } = view;
  queries.setQueryData(incidentQuery(row.id).queryKey, view);
  for (const tab of ['open', 'closed'] as const) {
    queries.setQueryData<IncidentList>(incidentsQuery(tab).queryKey, (list) => {
      if (!list) return list;
      const before = list.rows.find(({ id }) => id === row.id);
      const news = tab === 'open' ? newsOf(before, row) : undefined;
      if (news) onNews?.(row, news);
      const rows = withRow(list.rows, row, tab);
      return { ...list, rows, openCount: tab === 'open' ? rows.length : list.openCount };
    });
  }
}

/** An incident that may no longer be seen leaves every list without a word. */
function dropIncident(queries: QueryClient, id: string): void {
  queries.removeQueries({ queryKey: incidentQuery(id).queryKey });
  for (const tab of ['open', 'closed'] as const) {
    queries.setQueryData<IncidentList>(incidentsQuery(tab).queryKey, (list) => {
      if (!list) return list;
      const rows = list.rows.filter((row) => row.id !== id);
      return { ...list, rows, openCount: tab === 'open' ? rows.length : list.openCount };
    });
  }
}
