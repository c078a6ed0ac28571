// The school's devices: which wait for a technician, when each was last heard, what it still has to send; and enrolment codes.
import { consolePaths } from '@candour/contract';
import { Button, Loader, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.ts';
import type { DeviceList } from '../api/queries.ts';
import { asCandourError, devicesQuery } from '../api/queries.ts';
import { Failure } from '../pieces/failure.tsx';
import { useTitle } from '../pieces/title.ts';
import { useNow } from '../pieces/use-now.ts';
import { useMay } from '../session/session.ts';
import { ageWords, dayAndClock } from '../times/words.ts';
import { plural } from '../words/labels.ts';
import { EnrolmentCode } from './enrolment-code.tsx';
import styles from './technician.module.css';

type Device = DeviceList[number];

const statusWords = {
  unconfirmed: { label: 'Waits for you', rank: 0 },
  held: { label: 'Held', rank: 1 },
  confirmed: { label: 'Confirmed', rank: 2 },
} as const satisfies Record<Device['status'], { label: string; rank: number }>;

/** More rows than this are found by the filter, not by scrolling. */
const shownAtMost = 200;

export function DevicesPage() {
  useTitle('Devices');
  const { data, error, isPending, refetch } = useQuery(devicesQuery);
  const mayMakeCodes = useMay('device.code');
  const [filter, setFilter] = useState('');
  const found = (data ?? [])
    .filter(({ name }) => name.toLowerCase().includes(filter.trim().toLowerCase()))
    .toSorted(
      (a, b) =>
        statusWords[a.status].rank - statusWords[b.status].rank ||
        a.name.localeCompare(b.name, 'en-GB', { numeric: true }),
    );
  return (
    <div className="stack">
      <div className={styles['head']}>
        <div>
          <h1>Devices</h1>
          {data && <p className="quiet">{summaryOf(data)}</p>}
        </div>
        <TextInput
          aria-label="Find a device by name"
          placeholder="Find by name"
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value)}
        />
      </div>
      {mayMakeCodes && <EnrolmentCode />}
      {error && <Failure error={asCandourError(error)} onRetry={() => void refetch()} />}
      {isPending && <Loader size="sm" aria-label="Loading the devices" />}
      {data && (
        <ul className={styles['devices']} aria-label="Devices">
          {found.slice(0, shownAtMost).map((device) => (
            <DeviceRow key={device.id} device={device} />
          ))}
        </ul>
      )}
      {data && found.length === 0 && (
        <p className="quiet">
          {data.length === 0
            ? 'No device is enrolled yet. Make a code and enrol the first.'
            : 'No device has this in its name.'}
        </p>
      )}
      {found.length > shownAtMost && (
        <p className="quiet">{found.length - shownAtMost} more. Type a part of the name to find one.</p>
      )}
    </div>
  );
}

function summaryOf(devices: DeviceList): string {
  const count = (status: Device['status']): number => devices.filter((device) => device.status === status).length;
  const parts = [plural(devices.length, 'device'), `${count('confirmed')} confirmed`];
  if (count('unconfirmed')) parts.push(`${count('unconfirmed')} waiting to be confirmed`);
  if (count('held')) parts.push(`${count('held')} held`);
  return parts.join(' · ');
}

function DeviceRow({ device }: { readonly device: Device }) {
  const now = useNow(30_000);
  const queries = useQueryClient();
  const mayConfirm = useMay('device.confirm');
  const confirm = useMutation({
    mutationFn: () => ask<void>(consolePaths.confirmDevice(device.id), { method: 'POST' }),
    onSettled: () => queries.invalidateQueries({ queryKey: devicesQuery.queryKey }),
  });
  return (
    <li data-status={device.status}>
      <div className={styles['deviceName']}>
        <strong>{device.name}</strong>
        <span className="quiet small">{device.platform}</span>
      </div>
      <span className={styles['status']} data-status={device.status}>
        {statusWords[device.status].label}
      </span>
      <span className="small">
        {device.lastSeenAt
          ? `heard ${ageWords(device.lastSeenAt, now)}${now - Date.parse(device.lastSeenAt) >= 60_000 ? ' ago' : ''}`
          : `never heard; enrolled ${dayAndClock(device.enrolledAt, now)}`}
      </span>
      <span className="small figures">
        {device.queued === 0 ? <span className="quiet">nothing waiting</span> : `${device.queued} waiting to be sent`}
      </span>
      <span className={styles['do']}>
        {device.status === 'unconfirmed' && mayConfirm && (
          <Button
            size="compact-sm"
            loading={confirm.isPending}
            onClick={() => confirm.mutate()}
            aria-label={`Confirm ${device.name}`}
          >
            Confirm
          </Button>
        )}
      </span>
      {confirm.error && <Failure error={asCandourError(confirm.error)} />}
    </li>
  );
}
