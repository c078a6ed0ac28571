// Which sites are never watched: the shipped list, the school's additions, and the school's own server.
import { neverWatched } from './never-watched.ts';

const shipped = new Set(Object.keys(neverWatched));

const withoutPort = (host: string): string =>
  (host.startsWith('[') ? host.slice(0, host.indexOf(']') + 1) : host.replace(/:\d+$/, '')).replace(/\.$/, '');

function isUnder(host: string, domains: ReadonlySet<string>): boolean {
  for (let name = host; name !== ''; ) {
    if (domains.has(name)) return true;
    const dot = name.indexOf('.');
    if (dot < 0) return false;
    name = name.slice(dot + 1);
  }
  return false;
}

/**
 * Why nothing of a page with these frames is looked at; `null` when it may be. One frame that is not known, or never watched, speaks for all.
 * @param ownServer `URL.host` of the school's server: there pupils sign in and read what is kept of them
 */
export function siteReason(
  hosts: readonly (string | null)[],
  added: readonly string[],
  ownServer: string,
): 'site-unknown' | 'site-never-watched' | null {
  if (hosts.length === 0) return 'site-unknown';
  const domains = new Set(added);
  let isUnknown = false;
  for (const written of hosts) {
    const host = written?.toLowerCase() ?? '';
    const name = withoutPort(host);
    if (name === '') isUnknown = true;
    else if (host === ownServer || isUnder(name, shipped) || isUnder(name, domains)) return 'site-never-watched';
  }
  return isUnknown ? 'site-unknown' : null;
}
