// The page's title, with the number of open incidents in front wherever the queue is known.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { incidentsQuery } from '../api/queries.ts';

export function useTitle(title: string): void {
  const { data } = useQuery({ ...incidentsQuery('open'), enabled: false });
  const count = data?.openCount ?? 0;
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ''}${title} · Candour`;
  }, [count, title]);
}
