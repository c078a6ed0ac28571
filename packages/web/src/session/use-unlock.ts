// Unlocking: the server hands out this person's locked key file (and logs that), the vault opens it with the passphrase.
import type { vaultAnswerSchema } from '@candour/contract';
import { consolePaths } from '@candour/contract';
import { useCallback } from 'react';
import type { z } from 'zod';
import { ask } from '../api/ask.ts';
import { useSession } from './session.ts';

/** @throws CandourError `wrong-passphrase` from the vault, or what the server says */
export function useUnlock(): (passphrase: string) => Promise<void> {
  const { vault } = useSession();
  return useCallback(
    async (passphrase: string) => {
      const { ageFile, publicKey, epoch } = await ask<z.infer<typeof vaultAnswerSchema>>(consolePaths.vault, {
        method: 'POST',
      });
      await vault.unlock({ ageFile, publicKey, epoch, passphrase });
    },
    [vault],
  );
}
