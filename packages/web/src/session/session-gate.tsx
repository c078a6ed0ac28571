// Nothing of the console is mounted before somebody has signed in, and all of it goes when the session ends.
import type { Me } from '@candour/contract';
import { consolePaths, isCandourError } from '@candour/contract';
import { Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '../api/ask.ts';
import type { Connection } from '../api/live.ts';
import { listen } from '../api/live.ts';
import { asCandourError, meQuery } from '../api/queries.ts';
import { Failure } from '../pieces/failure.tsx';
import { announceNews } from '../queue/news.ts';
import { makeRouter } from '../router.tsx';
import { Vault } from '../vault/client.ts';
import { SessionContext } from './session.ts';
import { SignInPage } from './sign-in-page.tsx';

export function SessionGate() {
  const { data: me, error, isPending, refetch } = useQuery(meQuery);
  const hadSession = useRef(false);
  const [hasSignedOut, setHasSignedOut] = useState(false);
  useEffect(() => {
    if (me) {
      hadSession.current = true;
      setHasSignedOut(false);
    }
  }, [me]);

  if (me) return <SignedIn key={me.person.id} me={me} onSignedOut={() => setHasSignedOut(true)} />;
  if (isPending) return <Loader className="whole-page" aria-label="Loading" />;
  if (error) return <Failure error={asCandourError(error)} onRetry={() => void refetch()} />;
  return <SignInPage note={hasSignedOut ? 'signed-out' : hadSession.current ? 'ended' : undefined} />;
}

function SignedIn({ me, onSignedOut }: { readonly me: Me; readonly onSignedOut: () => void }) {
  const queries = useQueryClient();
  const vault = useVault();
  const [connection, setConnection] = useState<Connection>('connecting');
  const router = useMemo(() => makeRouter(me.person.roles), [me.person.roles]);

  const forget = useCallback(() => {
    void vault.lock();
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'schools' });
    queries.setQueryData(meQuery.queryKey, null);
  }, [queries, vault]);

  useEffect(() => listen(queries, { onConnection: setConnection, onNews: announceNews }), [queries]);
  useEffect(() => {
    // Any answer that the session is missing ends it here, whichever page asked.
    return queries.getQueryCache().subscribe(({ query }) => {
      if (isCandourError(query.state.error, 'session-missing')) forget();
    });
  }, [queries, forget]);
  useEffect(() => {
    const timer = setTimeout(
      () => void queries.invalidateQueries({ queryKey: ['me'] }),
      Math.min(Math.max(1_000, Date.parse(me.sessionUntil) - Date.now() + 500), 2 ** 31 - 1),
    );
    return () => clearTimeout(timer);
  }, [me.sessionUntil, queries]);

  const signOut = useCallback(async () => {
    await vault.lock();
    onSignedOut();
    await ask(consolePaths.signOut, { method: 'POST' }).finally(forget);
    // Whoever signs in next begins at their own first page; after an ended session one goes on where one was.
    history.replaceState(null, '', import.meta.env.BASE_URL);
  }, [vault, forget, onSignedOut]);

  const session = useMemo(() => ({ me, vault, connection, signOut }), [me, vault, connection, signOut]);
  return (
    <SessionContext value={session}>
      <RouterProvider router={router} />
    </SessionContext>
  );
}

let theVault: Vault | undefined;
/** One vault for the page's life. */
function vaultOfThePage(): Vault {
  theVault ??= new Vault();
  return theVault;
}

/** The vault hears of the person's presence at most every quarter of a minute. */
function useVault(): Vault {
  useEffect(() => {
    let toldAt = 0;
    const tell = (): void => {
      if (Date.now() - toldAt < 15_000) return;
      toldAt = Date.now();
      void vaultOfThePage().touch();
    };
    addEventListener('pointerdown', tell, true);
    addEventListener('keydown', tell, true);
    return () => {
      removeEventListener('pointerdown', tell, true);
      removeEventListener('keydown', tell, true);
    };
  }, []);
  return vaultOfThePage();
}
