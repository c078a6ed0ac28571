// In the demo the made-up technician confirms new devices at once, by the same request that the console makes.
import { consolePaths, deviceListSchema } from '@candour/contract';
import type { KnownSchool } from '../../e2e/installation/installation.ts';

const everyMs = 1_500;

/** @returns how to stop it */
export function confirmNewDevices(
  server: string,
  school: KnownSchool,
  say: (says: string) => void,
): () => Promise<void> {
  const technician = school.staff.find((person) => person.roles.includes('technician'));
  let cookie: string | undefined;
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${server}${path}`, {
      ...init,
      headers: { origin: server, ...(cookie ? { cookie } : {}), 'content-type': 'application/json' },
    });

  const signIn = async (): Promise<void> => {
    const body = JSON.stringify({ school: school.id, account: technician?.account ?? '', password: school.password });
    const answer = await ask(consolePaths.signIn, { method: 'POST', body });
    cookie = answer.headers.get('set-cookie')?.split(';')[0];
  };
  const look = async (): Promise<void> => {
    if (!cookie) await signIn();
    const answer = await ask(consolePaths.devices);
    if (answer.status === 401) {
      cookie = undefined;
      return;
    }
    for (const device of deviceListSchema.parse(await answer.json()).filter(({ status }) => status === 'unconfirmed')) {
      await ask(consolePaths.confirmDevice(device.id), { method: 'POST', body: '{}' });
      say(`${technician?.name ?? 'The technician'} confirmed the device “${device.name}”`);
    }
  };
  let running = Promise.resolve();
  const timer = setInterval(() => {
    // The server may be restarting: the next look comes soon.
    running = look().catch(() => undefined);
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
