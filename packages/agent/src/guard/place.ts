// Where this device is: a beacon inside the school signs a fresh nonce and the address it saw (DESIGN §5, On site).
import { beaconStatementSchema, beaconValidMs, signedJsonSchema, type PolicyBody } from '@candour/contract';
import { fromBase64Url, fromUtf8, importVerifyKey, openSignedJson, randomBytes, toBase64Url } from '@candour/trust';
import type { ClockPort, HttpPort } from '../ports.ts';
import { isInRanges } from './address.ts';

type Site = PolicyBody['sites'][number];

const askAgainMs = 2 * 60_000;
const askAgainOffSiteMs = 30_000;

export interface Place {
  /** The site that vouched within the last five minutes. */
  site(): Site | null;
  /** Asks the beacons of the policy when it is time; resolves when they have answered or failed. Never rejects. */
  ask(policy: Pick<PolicyBody, 'sites' | 'offSitePools'>): Promise<void>;
  /** The policy changed: what another one's beacons said is void. */
  forget(): void;
}

export function createPlace(
  ports: { readonly clock: ClockPort; readonly http: HttpPort },
  signedTime: (timeMs: number) => void,
): Place {
  let vouched: { readonly site: Site; readonly untilMonotonicMs: number } | null = null;
  let askedAtMs: number | null = null;
  let generation = 0;
  const site = (): Site | null =>
    vouched && ports.clock.monotonicMs() < vouched.untilMonotonicMs ? vouched.site : null;

  async function askOne(one: Site, pools: readonly string[]): Promise<boolean> {
    const nonce = toBase64Url(randomBytes(24));
    const sentAtMs = ports.clock.monotonicMs();
    const url = `${one.beacon.url}${one.beacon.url.includes('?') ? '&' : '?'}nonce=${nonce}`;
    try {
      const { status, body } = await ports.http.request({ method: 'GET', url, headers: {}, body: null });
      if (status !== 200) return false;
      const key = await importVerifyKey(fromBase64Url(one.beacon.publicKey));
      const signed = signedJsonSchema.parse(JSON.parse(fromUtf8(body)));
      const statement = beaconStatementSchema.parse(await openSignedJson('candour/beacon/1', key, signed));
      if (statement.nonce !== nonce || statement.site !== one.id) return false;
      signedTime(Date.parse(statement.at));
      if (isInRanges(statement.address, pools)) {
        // Seen from a VPN or proxy now: what was true a minute ago is not.
        if (vouched?.site.id === one.id) vouched = null;
        return false;
      }
      vouched = { site: one, untilMonotonicMs: sentAtMs + beaconValidMs };
      return true;
    } catch {
      // No answer, or one that proves nothing: not on this site.
      return false;
    }
  }

  return {
    site,
    async ask({ sites, offSitePools }) {
      const nowMs = ports.clock.monotonicMs();
      if (askedAtMs !== null && nowMs - askedAtMs < (site() ? askAgainMs : askAgainOffSiteMs)) return;
      askedAtMs = nowMs;
      const mine = generation;
      for (const one of sites) {
        const isThere = await askOne(one, offSitePools);
        if (mine !== generation) {
          vouched = null;
          return;
        }
        if (isThere) return;
      }
    },
    forget() {
      vouched = null;
      askedAtMs = null;
      generation++;
    },
  };
}
