// Passwords as argon2id hashes; an account that does not exist costs the same time as one that does.
import { hash, verify } from '@node-rs/argon2';

/** OWASP's second profile (19 MiB, 2 passes, 1 lane); argon2id is the library's default algorithm. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let nobodysHash: Promise<string> | undefined;

/** @returns the PHC string that goes into the table */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), options);

/** `stored` is null for an unknown account: the same work is done against nobody's hash, and the answer is no. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  nobodysHash ??= hash(crypto.getRandomValues(new Uint8Array(32)), options);
  const isRight = await verify(stored ?? (await nobodysHash), password.normalize('NFKC'));
  return stored !== null && isRight;
}
