// Everything the console reads, each under its key, with the types of the contract.
import type { IncidentRow, IncidentView, Me, RecordLog } from '@candour/contract';
import { CandourError, consolePaths, isCandourError } from '@candour/contract';
import type {
  deviceListSchema,
  documentsAnswerSchema,
  incidentListSchema,
  noticeListSchema,
  schoolsAnswerSchema,
} from '@candour/contract';
import { QueryClient, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Tab } from '../queue/order.ts';
import { sortRows } from '../queue/order.ts';
import { ask, askBytes } from './ask.ts';

export type IncidentList = z.infer<typeof incidentListSchema>;
export type DeviceList = z.infer<typeof deviceListSchema>;
export type NoticeList = z.infer<typeof noticeListSchema>;
export type DocumentsAnswer = z.infer<typeof documentsAnswerSchema>;
type SchoolsAnswer = z.infer<typeof schoolsAnswerSchema>;

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // The school's server may be reachable when the internet is not: the browser's own guess is not asked.
        networkMode: 'always',
        staleTime: 30_000,
        retry: (count, error) => count < 2 && isCandourError(error, 'server-unreachable'),
        retryDelay: 1_000,
      },
      mutations: { networkMode: 'always' },
    },
  });

export const schoolsQuery = queryOptions({
  queryKey: ['schools'],
  queryFn: ({ signal }) => ask<SchoolsAnswer>(consolePaths.schools, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in; `null` when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await ask<Me>(consolePaths.me, { signal });
    } catch (error) {
      if (isCandourError(error, 'session-missing')) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

const pageSize = 200;

export async function askIncidentPage(
  tab: Tab,
  before: string | undefined,
  signal?: AbortSignal,
): Promise<IncidentList> {
  const parameters = new URLSearchParams({ status: tab, limit: String(pageSize) });
  if (before) parameters.set('before', before);
  return ask<IncidentList>(`${consolePaths.incidents}?${parameters}`, signal ? { signal } : {});
}

/** The open queue comes whole, so that its order and count are right; closed incidents come a page at a time. */
export const incidentsQuery = (tab: Tab) =>
  queryOptions({
    queryKey: ['incidents', tab],
    queryFn: async ({ signal }): Promise<IncidentList> => {
      const found = new Map<string, IncidentRow>();
      let page = await askIncidentPage(tab, undefined, signal);
      for (const row of page.rows) found.set(row.id, row);
      while (tab === 'open' && page.more) {
        const before = found.size;
        page = await askIncidentPage(tab, page.rows.at(-1)?.id, signal);
        for (const row of page.rows) found.set(row.id, row);
        if (found.size === before) break;
      }
      return { rows: sortRows([...found.values()], tab), openCount: page.openCount, more: page.more };
    },
  });

export const incidentQuery = (id: string) =>
  queryOptions({
    queryKey: ['incident', id],
    queryFn: ({ signal }) => ask<IncidentView>(consolePaths.incident(id), { signal }),
  });

export const incidentLogQuery = (id: string) =>
  queryOptions({
    queryKey: ['incident-log', id],
    queryFn: ({ signal }) => ask<RecordLog>(consolePaths.incidentLog(id), { signal }),
  });

export const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => ask<DeviceList>(consolePaths.devices, { signal }),
});

export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) => ask<NoticeList>(consolePaths.notices, { signal }),
});

export const documentsQuery = queryOptions({
  queryKey: ['documents'],
  queryFn: ({ signal }) => ask<DocumentsAnswer>(consolePaths.documents, { signal }),
});

export const checkpointQuery = queryOptions({
  queryKey: ['checkpoint'],
  queryFn: async ({ signal }) => new TextDecoder().decode(await askBytes(consolePaths.checkpoint, signal)),
});

/** Any failure as one of ours, for the places that show it. */
export const asCandourError = (error: unknown): CandourError =>
  isCandourError(error) ? error : new CandourError('internal', undefined, { cause: error });
