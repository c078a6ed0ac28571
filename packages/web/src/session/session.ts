// Who is signed in, their vault, and how either ends; set by the gate, read by everything behind it.
import type { Me, Permission } from '@candour/contract';
import { roleMay } from '@candour/contract';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Connection } from '../api/live.ts';
import type { Vault, VaultState } from '../vault/client.ts';

interface Session {
  readonly me: Me;
  readonly vault: Vault;
  readonly connection: Connection;
  readonly signOut: () => Promise<void>;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('outside the session gate');
  return session;
}

export function useVaultState(): VaultState {
  const { vault } = useSession();
  return useSyncExternalStore(vault.subscribe, vault.state);
}

export function useMay(permission: Permission): boolean {
  return roleMay(useSession().me.person.roles, permission);
}
