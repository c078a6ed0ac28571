// Opened words: decrypted while the vault is open, gone from the page when it locks or the opening's time is over.
import type { ErrorCode, FindingWords, WordsOpened } from '@candour/contract';
import { useEffect, useState } from 'react';
import { asCandourError } from '../api/queries.ts';
import { useSession, useVaultState } from '../session/session.ts';

export type OpenedWords = { readonly words: FindingWords } | { readonly failed: ErrorCode };

/** What the server handed out, until the time it was opened for is over. */
export function useOpening<Opened extends { readonly until: string }>(): [
  Opened | null,
  (opened: Opened | null) => void,
] {
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    if (!opened) return;
    const timer = setTimeout(() => setOpened(null), Math.max(0, Date.parse(opened.until) - Date.now()));
    return () => clearTimeout(timer);
  }, [opened]);
  return [opened, setOpened];
}

export function useOpenedWords(opening: WordsOpened | null): ReadonlyMap<string, OpenedWords> {
  const { me, vault } = useSession();
  const isUnlocked = useVaultState().is === 'unlocked';
  const [opened, setOpened] = useState<ReadonlyMap<string, OpenedWords>>(new Map());
  useEffect(() => {
    setOpened(new Map());
    if (!opening || !isUnlocked) return;
    let isOver = false;
    const openOne = async ({
      envelope,
      epoch,
      sealed,
      aad,
    }: WordsOpened['words'][number]): Promise<[string, OpenedWords]> => {
      try {
        return [envelope, { words: await vault.openWords({ school: me.school.id, epoch, sealed, aad }) }];
      } catch (error) {
        return [envelope, { failed: asCandourError(error).code }];
      }
    };
    void Promise.all(opening.words.map(openOne)).then((entries) => {
      if (!isOver) setOpened(new Map(entries));
    });
    return () => {
      isOver = true;
    };
  }, [opening, isUnlocked, vault, me.school.id]);
  return opened;
}
