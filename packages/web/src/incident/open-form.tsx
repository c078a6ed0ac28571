// Before anything is opened: why, in a code and in words of one's own, and the passphrase while the vault is locked.
import { isCandourError, reasonCodes } from '@candour/contract';
import type { ReasonCode } from '@candour/contract';
import { Button, NativeSelect, PasswordInput, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { asCandourError } from '../api/queries.ts';
import { Failure } from '../pieces/failure.tsx';
import { useVaultState } from '../session/session.ts';
import { useUnlock } from '../session/use-unlock.ts';
import { reasonCodeWords } from '../words/labels.ts';
import styles from './incident.module.css';
import type { Reason } from './use-acts.ts';

interface Props {
  readonly what: 'words' | 'evidence';
  readonly note?: string | undefined;
  readonly onOpen: (reason: Reason) => Promise<void>;
  readonly onCancel: () => void;
}

export function OpenForm({ what, note, onOpen, onCancel }: Props) {
  const isLocked = useVaultState().is === 'locked';
  const unlock = useUnlock();
  const [code, setCode] = useState<ReasonCode>('first-look');
  const [text, setText] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [step, setStep] = useState<'asking' | 'unlocking' | 'opening'>('asking');
  const [error, setError] = useState<unknown>();
  const first = useRef<HTMLSelectElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  const isWrong = isCandourError(error, 'wrong-passphrase');
  const needsText = code === 'other' && text.trim() === '';

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setError(undefined);
    try {
      // The passphrase first: a slip of the hand must not stand in the log as an opening.
      if (isLocked) {
        setStep('unlocking');
        await unlock(passphrase);
      }
      setStep('opening');
      await onOpen({ code, text });
    } catch (thrown) {
      setError(thrown);
      setStep('asking');
      if (isCandourError(thrown, 'wrong-passphrase')) requestAnimationFrame(() => secret.current?.select());
      return;
    }
    setPassphrase('');
  };

  return (
    <form
      className={`panel ${styles['form']}`}
      onSubmit={(event) => void submit(event)}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
      aria-labelledby="open-title"
    >
      <div>
        <h2 id="open-title">Open the {what}</h2>
        <p className="quiet small">
          The log keeps that you opened them and the reason’s code in the clear. Your own words are sealed to the
          safeguarding team.
        </p>
      </div>
      {note && <p className="small">{note}</p>}
      <div className={styles['fields']}>
        <NativeSelect
          ref={first}
          label="Reason"
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value as ReasonCode)}
          data={reasonCodes.map((value) => ({ value, label: reasonCodeWords[value] }))}
        />
        <Textarea
          label={code === 'other' ? 'In your words' : 'In your words (may stay empty)'}
          value={text}
          maxLength={1_000}
          autosize={false}
          rows={2}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        {isLocked && (
          <PasswordInput
            ref={secret}
            label="Your passphrase for the vault"
            description="It stays in this browser. The server never sees it."
            autoComplete="off"
            value={passphrase}
            error={
              isWrong ? 'This passphrase does not open your key file. Mind capital letters and spaces.' : undefined
            }
            onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase', tabIndex: 0 }}
          />
        )}
      </div>
      {error !== undefined && !isWrong && <Failure error={asCandourError(error)} />}
      <div className="row">
        <Button type="submit" loading={step !== 'asking'} disabled={needsText || (isLocked && passphrase === '')}>
          {isLocked ? `Unlock and open the ${what}` : `Open the ${what}`}
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <span role="status" className="quiet small">
          {step === 'unlocking' && 'Unlocking: this takes a second or two on purpose.'}
        </span>
      </div>
    </form>
  );
}
