// What kind of site a text was written on, from hosts that are known here anyway; the kind goes no further than the detector.
import { siteKindOf, type SiteKind } from '@candour/contract';

/** The innermost frame of a known kind: an assistant inside a page for school work is an assistant. */
export function siteOf(hosts: readonly (string | null)[]): SiteKind | undefined {
  for (const host of hosts.toReversed()) {
    const kind = host === null ? undefined : siteKindOf(host);
    if (kind) return kind;
  }
  return undefined;
}
