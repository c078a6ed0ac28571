// The rows of the queue: drawn only where seen, walked by key, and never moved under the reader by what arrives.
import type { IncidentId, IncidentRow } from '@candour/contract';
import { useNavigate } from '@tanstack/react-router';
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import type { Tab } from './order.ts';
import { QueueRow } from './queue-row.tsx';
import styles from './queue.module.css';

interface Props {
  readonly rows: readonly IncidentRow[];
  readonly tab: Tab;
  readonly startAt: IncidentId | undefined;
}

export function QueueList({ rows, tab, startAt }: Props) {
  const navigate = useNavigate();
  const list = useRef<HTMLUListElement>(null);
  const [activeId, setActiveId] = useState<IncidentId | undefined>(startAt);
  const found = rows.findIndex(({ id }) => id === activeId);
  const activeIndex = Math.max(0, found);

  const rowHeight = matchMedia('(max-width: 860px)').matches ? 86 : 60;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (index) => rows[index]?.id ?? index,
    // The row that has the focus stays in the page wherever the reader scrolls, or the focus would be lost.
    rangeExtractor: (range) => [...new Set([activeIndex, ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  });
  useStayingPut(rows, virtualizer, activeId);

  const focusRow = useCallback(
    (index: number) => {
      const row = rows[Math.min(Math.max(0, index), rows.length - 1)];
      if (!row) return;
      // Drawn at once, so that the row exists to take the focus before another key comes.
      flushSync(() => setActiveId(row.id));
      virtualizer.scrollToIndex(rows.indexOf(row), { align: 'auto' });
      list.current?.querySelector<HTMLElement>(`[data-incident="${row.id}"]`)?.focus({ preventScroll: true });
    },
    [rows, virtualizer],
  );
  // Once, when the page opens: the queue is worked by keyboard from the first moment.
  const isStarted = useRef(false);
  useEffect(() => {
    if (isStarted.current) return;
    isStarted.current = true;
    const index = rows.findIndex(({ id }) => id === startAt);
    // A moment later: the list measures the window before it draws its rows.
    if (index >= 0) requestAnimationFrame(() => focusRow(index));
  }, [startAt, rows, focusRow]);

  const isOnRow = (): boolean => document.activeElement?.hasAttribute('data-incident') === true;
  useShortcuts({
    'next-row': () => focusRow(isOnRow() ? activeIndex + 1 : activeIndex),
    'previous-row': () => focusRow(activeIndex - 1),
    'first-row': () => focusRow(0),
    'last-row': () => focusRow(rows.length - 1),
    'open-row': () => {
      const row = rows[activeIndex];
      if (row) void navigate({ to: '/incidents/$id', params: { id: row.id } });
    },
  });

  return (
    <ul
      ref={list}
      className={styles['list']}
      style={{ height: virtualizer.getTotalSize() }}
      aria-label={tab === 'open' ? 'Open incidents, gravest first' : 'Closed incidents, latest first'}
    >
      {virtualizer.getVirtualItems().map((item) => {
        const row = rows[item.index];
        return (
          row && (
            <li
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start - virtualizer.options.scrollMargin}px)` }}
            >
              <QueueRow row={row} isActive={item.index === activeIndex} onFocus={() => setActiveId(row.id)} />
            </li>
          )
        );
      })}
    </ul>
  );
}

/** When rows arrive above the one in hand while the page is scrolled, the page moves with them, so that it stays where it was. */
function useStayingPut(
  rows: readonly IncidentRow[],
  virtualizer: ReturnType<typeof useWindowVirtualizer>,
  activeId: IncidentId | undefined,
): void {
  const before = useRef<readonly IncidentRow[]>(rows);
  useLayoutEffect(() => {
    if (before.current === rows) return;
    const anchor = activeId ?? before.current[0]?.id;
    const indexBefore = before.current.findIndex(({ id }) => id === anchor);
    const indexNow = rows.findIndex(({ id }) => id === anchor);
    before.current = rows;
    if (indexBefore < 0 || indexNow < 0 || indexBefore === indexNow || scrollY === 0) return;
    const height = virtualizer.getTotalSize() / Math.max(1, rows.length);
    scrollBy({ top: (indexNow - indexBefore) * height, behavior: 'instant' });
  }, [rows, virtualizer, activeId]);
}
