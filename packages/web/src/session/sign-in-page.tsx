// Sign-in: school, account, password; says plainly what went wrong and how long to wait.
import type { CandourError, Me } from '@candour/contract';
import { consolePaths, errorCatalogue } from '@candour/contract';
import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useEffect, useId, useState } from 'react';
import { ask, waitingOf } from '../api/ask.ts';
import { asCandourError, meQuery, schoolsQuery } from '../api/queries.ts';
import { Mark } from '../pieces/mark.tsx';
import { MadeUpBanner } from '../shell/made-up-banner.tsx';
import { countdown } from '../times/words.ts';
import styles from './sign-in.module.css';

const notes = {
  ended: 'Your session ended, and the vault was locked. Sign in again to go on where you were.',
  'signed-out': 'You are signed out, and the vault is locked.',
} as const;

const lastSchoolName = 'candour-school';

export function SignInPage({ note }: { readonly note: keyof typeof notes | undefined }) {
  const queries = useQueryClient();
  const schools = useQuery(schoolsQuery);
  const [chosen, setChosen] = useState(() => localStorage.getItem(lastSchoolName) ?? '');
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const school = schools.data?.find(({ id }) => id === chosen) ?? schools.data?.[0];
  const errorId = useId();

  const signIn = useMutation({
    mutationFn: () =>
      ask<Me>(consolePaths.signIn, { method: 'POST', body: { school: school?.id, account: account.trim(), password } }),
    onSuccess: (me) => {
      localStorage.setItem(lastSchoolName, me.school.id);
      setPassword('');
      queries.setQueryData(meQuery.queryKey, me);
    },
    onError: () => setPassword(''),
  });
  const error = signIn.error ? asCandourError(signIn.error) : schools.error ? asCandourError(schools.error) : undefined;
  const secondsLeft = useSecondsLeft(error);
  useEffect(() => {
    document.title = 'Sign in · Candour';
  }, []);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!signIn.isPending && secondsLeft === 0) signIn.mutate();
  };

  return (
    <div className={styles['page']}>
      {school?.madeUp && <MadeUpBanner />}
      <main className={styles['main']}>
        <form className={styles['form']} onSubmit={submit} aria-describedby={error ? errorId : undefined}>
          <Mark size={40} />
          <div>
            <h1>Candour</h1>
            <p className="quiet">Staff console</p>
          </div>
          {note && !error && <p className={styles['note']}>{notes[note]}</p>}
          <div role="alert" id={errorId}>
            {error && <SignInError error={error} secondsLeft={secondsLeft} />}
          </div>
          <NativeSelect
            label="School"
            value={school?.id ?? ''}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
            data={(schools.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            disabled={!schools.data}
          />
          <TextInput
            label="Account"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={account}
            onChange={({ currentTarget }) => setAccount(currentTarget.value)}
            withAsterisk={false}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
          />
          <Button type="submit" size="md" loading={signIn.isPending} disabled={secondsLeft > 0 || !school}>
            Sign in
          </Button>
          <p className="quiet small">
            Everything you open here is written into the school’s log, with your name and your reason.
          </p>
        </form>
      </main>
    </div>
  );
}

function SignInError({ error, secondsLeft }: { readonly error: CandourError; readonly secondsLeft: number }) {
  const [, what, todo] = errorCatalogue[error.code];
  if (error.code !== 'sign-in-throttled')
    return (
      <p className={styles['error']}>
        <strong>{what}</strong> {todo}
      </p>
    );
  return (
    <p className={styles['error']}>
      <strong>{what}</strong>{' '}
      {secondsLeft > 0 ? `You can try again in ${countdown(secondsLeft * 1000)}.` : 'You can try again now.'}
    </p>
  );
}

/** Seconds until another try is allowed; 0 when it is. */
function useSecondsLeft(error: CandourError | undefined): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const wait = error && waitingOf(error);
    if (!wait) {
      setLeft(0);
      return;
    }
    const until = Date.now() + wait * 1000;
    const tick = (): void => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}
