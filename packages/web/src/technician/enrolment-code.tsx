// Makes a code by which one device enrols once.
import { consolePaths } from '@candour/contract';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.ts';
import { asCandourError } from '../api/queries.ts';
import { Failure } from '../pieces/failure.tsx';
import { useNow } from '../pieces/use-now.ts';
import { dayAndClock } from '../times/words.ts';
import styles from './technician.module.css';

export function EnrolmentCode() {
  const now = useNow(60_000);
  const [isCopied, setCopied] = useState(false);
  const make = useMutation({
    mutationFn: () => ask<{ code: string; until: string }>(consolePaths.enrolmentCodes, { method: 'POST' }),
  });
  const copy = async (code: string): Promise<void> => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  return (
    <section className={`panel ${styles['code']}`} aria-labelledby="code-title">
      <div>
        <h2 id="code-title">Enrol a device</h2>
        <p className="quiet small">A code works once. The device then waits here until you confirm it.</p>
      </div>
      <div className="row" role="status">
        {make.data && (
          <>
            <output className={styles['codeWord']}>{make.data.code}</output>
            <Button size="compact-sm" variant="default" onClick={() => void copy(make.data.code)}>
              {isCopied ? 'Copied' : 'Copy'}
            </Button>
            <span className="quiet small">until {dayAndClock(make.data.until, now)}</span>
          </>
        )}
        <Button
          variant={make.data ? 'default' : 'filled'}
          size="sm"
          loading={make.isPending}
          onClick={() => {
            setCopied(false);
            make.mutate();
          }}
        >
          {make.data ? 'Make another' : 'Make a code'}
        </Button>
      </div>
      {make.error && <Failure error={asCandourError(make.error)} />}
    </section>
  );
}
