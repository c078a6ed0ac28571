// The live queue: open and closed incidents, by severity and age, worked by keyboard.
import type { IncidentId } from '@candour/contract';
import { Button, Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { IncidentList } from '../api/queries.ts';
import { asCandourError, askIncidentPage, incidentsQuery } from '../api/queries.ts';
import { Failure } from '../pieces/failure.tsx';
import { useTitle } from '../pieces/title.ts';
import { useSession } from '../session/session.ts';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import type { Tab } from './order.ts';
import { sortRows } from './order.ts';
import { QueueList } from './queue-list.tsx';
import styles from './queue.module.css';

export function QueuePage() {
  const { tab = 'open', at } = useSearch({ from: '/queue' });
  const { connection } = useSession();
  const navigate = useNavigate();
  const other: Tab = tab === 'open' ? 'closed' : 'open';
  const open = useQuery({ ...incidentsQuery('open'), refetchInterval: connection === 'live' ? 60_000 : 10_000 });
  const closed = useQuery({ ...incidentsQuery('closed'), enabled: tab === 'closed' });
  const shown = tab === 'open' ? open : closed;
  useTitle('Queue');
  useShortcuts({
    'other-tab': () => void navigate({ to: '/queue', search: other === 'closed' ? { tab: other } : {} }),
  });

  return (
    <div>
      <div className={styles['head']}>
        <h1>Queue</h1>
        <nav className={styles['tabs']} aria-label="Which incidents">
          <Link to="/queue" search={{}} aria-current={tab === 'open' ? 'page' : undefined}>
            Open <span className="figures">{open.data?.openCount ?? ''}</span>
          </Link>
          <Link to="/queue" search={{ tab: 'closed' }} aria-current={tab === 'closed' ? 'page' : undefined}>
            Closed
          </Link>
        </nav>
      </div>
      {shown.error && <Failure error={asCandourError(shown.error)} onRetry={() => void shown.refetch()} />}
      {shown.isPending && !shown.error && <Loader size="sm" aria-label="Loading the queue" />}
      {shown.data && shown.data.rows.length === 0 && <EmptyQueue tab={tab} />}
      {shown.data && shown.data.rows.length > 0 && (
        <QueueList key={tab} rows={shown.data.rows} tab={tab} startAt={at as IncidentId | undefined} />
      )}
      {tab === 'closed' && closed.data?.more && <OlderButton list={closed.data} />}
    </div>
  );
}

const EmptyQueue = ({ tab }: { readonly tab: Tab }) =>
  tab === 'open' ? (
    <div className={styles['empty']}>
      <h2>Nothing is waiting.</h2>
      <p className="quiet">New incidents appear here within a second; you need not reload.</p>
    </div>
  ) : (
    <div className={styles['empty']}>
      <h2>No incident has been closed yet.</h2>
    </div>
  );

function OlderButton({ list }: { readonly list: IncidentList }) {
  const queries = useQueryClient();
  const [isLoading, setLoading] = useState(false);
  const load = async (): Promise<void> => {
    setLoading(true);
    try {
      const page = await askIncidentPage('closed', list.rows.at(-1)?.id);
      queries.setQueryData<IncidentList>(incidentsQuery('closed').queryKey, (before) => {
        const known = new Set(before?.rows.map(({ id }) => id));
        const fresh = page.rows.filter(({ id }) => !known.has(id));
        return {
          ...page,
          rows: sortRows([...(before?.rows ?? []), ...fresh], 'closed'),
          more: page.more && fresh.length > 0,
        };
      });
    } finally {
      setLoading(false);
    }
  };
  return (
    <Button variant="default" mt="md" loading={isLoading} onClick={() => void load()}>
      Show older ones
    </Button>
  );
}
