// Is an address inside one of the policy's ranges (CIDR, IPv4 and IPv6). What cannot be read counts as inside: off site.

/** An address as its number and width; IPv4 written inside IPv6 (`::ffff:10.0.0.1`) is IPv4. `null` when it is none. */
function parseAddress(text: string): { readonly value: bigint; readonly bits: 32 | 128 } | null {
  const v4 = parseV4(text);
  if (v4 !== null) return { value: v4, bits: 32 };
  const groups = parseV6(text);
  if (groups === null) return null;
  const value = groups.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n);
  return value >> 32n === 0xffffn ? { value: value & 0xffffffffn, bits: 32 } : { value, bits: 128 };
}

function parseV4(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function parseV6(text: string): number[] | null {
  const halves = text.toLowerCase().split('%')[0]?.split('::') ?? [];
  if (halves.length > 2) return null;
  const groupsOf = (half: string): number[] | null => {
    if (half === '') return [];
    const groups: number[] = [];
    for (const part of half.split(':')) {
      const embedded = part.includes('.') ? parseV4(part) : null;
      if (embedded !== null) groups.push(Number(embedded >> 16n), Number(embedded & 0xffffn));
      else if (/^[0-9a-f]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
      else return null;
    }
    return groups;
  };
  const [head, tail] = [groupsOf(halves[0] ?? ''), halves.length === 2 ? groupsOf(halves[1] ?? '') : []];
  if (!head || !tail) return null;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  return [...head, ...Array<number>(missing).fill(0), ...tail];
}

/** Whether `address` lies in any of `ranges`. An address or range that cannot be read counts as inside, since inside means not watched. */
export function isInRanges(address: string, ranges: readonly string[]): boolean {
  const wanted = parseAddress(address);
  if (!wanted) return true;
  return ranges.some((range) => {
    const [base = '', length] = range.split('/');
    const start = parseAddress(base);
    if (!start || (length !== undefined && !/^\d{1,3}$/.test(length))) return true;
    if (start.bits !== wanted.bits) return false;
    // A v4 range written inside IPv6 counts its prefix from the 128 bits.
    const written =
      length === undefined ? start.bits : Number(length) - (base.includes(':') && start.bits === 32 ? 96 : 0);
    if (written < 0 || written > start.bits) return true;
    const shift = BigInt(start.bits - written);
    return start.value >> shift === wanted.value >> shift;
  });
}
