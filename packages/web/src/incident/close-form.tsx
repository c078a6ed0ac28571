// Closing: one outcome of the fixed list with its meaning, and a reason by a named person. Neither may be missing (P8).
import type { Outcome, Verdict } from '@candour/contract';
import { outcomeNames, outcomes } from '@candour/contract';
import { Button, Checkbox, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { asCandourError } from '../api/queries.ts';
import { Failure } from '../pieces/failure.tsx';
import { useSession } from '../session/session.ts';
import styles from './incident.module.css';

const verdicts = {
  'concern-confirmed': 'There was a concern',
  'no-concern': 'There was no concern: a false flag',
  undetermined: 'It stays open which',
} as const satisfies Record<Verdict, string>;

/** A sealed reason shorter than this is refused by the contract: one word is no reason. */
const reasonAtLeast = 12;

export interface CloseDraft {
  readonly outcome: Outcome | null;
  readonly reasonableToCheck: boolean;
  readonly reason: string;
}
export const emptyDraft: CloseDraft = { outcome: null, reasonableToCheck: false, reason: '' };

interface Props {
  readonly draft: CloseDraft;
  readonly hasOpenedWords: boolean;
  readonly onDraft: (draft: CloseDraft) => void;
  readonly onClose: (outcome: Outcome, reasonableToCheck: boolean, reason: string) => Promise<void>;
  readonly onCancel: () => void;
}

export function CloseForm({ draft, hasOpenedWords, onDraft, onClose, onCancel }: Props) {
  const { me } = useSession();
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const form = useRef<HTMLFormElement>(null);
  const reasonBox = useRef<HTMLTextAreaElement>(null);
  const focusOutcome = (): void => form.current?.querySelector<HTMLInputElement>('input[name=outcome]')?.focus();
  useEffect(focusOutcome, []);

  const { outcome, reasonableToCheck, reason } = draft;
  const isNoConcern = outcome !== null && outcomes[outcome].verdict === 'no-concern';
  const lacksOutcome = isTried && outcome === null;
  const isShort = reason.trim().length < reasonAtLeast;
  const lacksReason = isTried && isShort;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (outcome === null) return focusOutcome();
    if (isShort) return reasonBox.current?.focus();
    setBusy(true);
    setError(undefined);
    try {
      await onClose(outcome, isNoConcern && reasonableToCheck, reason.trim());
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };

  return (
    <form
      ref={form}
      className={`panel ${styles['form']}`}
      onSubmit={(event) => void submit(event)}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
      aria-labelledby="close-title"
      noValidate
    >
      <div>
        <h2 id="close-title">Close with an outcome</h2>
        {!hasOpenedWords && <p className="quiet small">You have not opened the words in this sitting.</p>}
      </div>
      <fieldset className={styles['outcomes']} aria-describedby={lacksOutcome ? 'outcome-error' : undefined}>
        <legend>Outcome</legend>
        {lacksOutcome && (
          <p className={styles['fieldError']} id="outcome-error" role="alert">
            Choose an outcome: no incident closes without one.
          </p>
        )}
        <div className={styles['verdicts']}>
          {(Object.keys(verdicts) as Verdict[]).map((verdict) => (
            <fieldset key={verdict} data-verdict={verdict}>
              <legend>{verdicts[verdict]}</legend>
              {outcomeNames
                .filter((name) => outcomes[name].verdict === verdict)
                .map((name) => (
                  <label key={name} className={styles['outcome']}>
                    <input
                      type="radio"
                      name="outcome"
                      value={name}
                      checked={outcome === name}
                      onChange={() => onDraft({ ...draft, outcome: name })}
                    />
                    <span>
                      {outcomes[name].label}
                      <span className="quiet small">{outcomes[name].meaning}</span>
                    </span>
                  </label>
                ))}
            </fieldset>
          ))}
        </div>
      </fieldset>
      {isNoConcern && (
        <Checkbox
          label="It was reasonable to check"
          description="It still counts as a false flag, but not as a fault of the list or of the device’s judgement."
          checked={reasonableToCheck}
          onChange={({ currentTarget }) => onDraft({ ...draft, reasonableToCheck: currentTarget.checked })}
        />
      )}
      <Textarea
        ref={reasonBox}
        label="Reason"
        description={`Signed with your name, ${me.person.name}, and sealed to the safeguarding team.`}
        rows={3}
        maxLength={2_000}
        value={reason}
        error={lacksReason ? 'Give a reason in a few words: no incident closes without one.' : undefined}
        onChange={({ currentTarget }) => onDraft({ ...draft, reason: currentTarget.value })}
      />
      {error !== undefined && <Failure error={asCandourError(error)} />}
      <div className="row">
        <Button type="submit" loading={isBusy}>
          Close the incident
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
