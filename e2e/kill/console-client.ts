// A member of staff at the console's API: signs in and confirms devices, as a technician does.
import { consolePaths, deviceListSchema } from '@candour/contract';

export interface ConsoleClient {
  /** Every device that waits is confirmed. @returns how many there were */
  confirmAll(): Promise<number>;
}

export async function signInToConsole(
  url: string,
  school: string,
  account: string,
  password: string,
): Promise<ConsoleClient> {
  const headers = { 'content-type': 'application/json', origin: url };
  const answer = await fetch(url + consolePaths.signIn, {
    method: 'POST',
    headers,
    body: JSON.stringify({ school, account, password }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || !cookie) throw new Error(`no sign-in at the console: ${answer.status}`);
  return {
    async confirmAll() {
      const devices = deviceListSchema.parse(
        await (await fetch(url + consolePaths.devices, { headers: { cookie } })).json(),
      );
      const waiting = devices.filter(({ status }) => status === 'unconfirmed');
      for (const { id } of waiting) {
        const confirmed = await fetch(url + consolePaths.confirmDevice(id), {
          method: 'POST',
          headers: { ...headers, cookie },
          body: '{}',
        });
        if (!confirmed.ok) throw new Error(`a device could not be confirmed: ${confirmed.status}`);
      }
      return waiting.length;
    },
  };
}

/** A pupil on the sign-in page of a device, without a browser. */
export async function signInOnPage(url: string, username: string, password: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { origin: new URL(url).origin },
    body: new URLSearchParams({ username, password }),
  });
  if (!answer.ok) throw new Error(`${username} could not sign in: ${answer.status}`);
}
