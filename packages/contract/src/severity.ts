// The severity ladder and the surfaces a finding can come from (DESIGN §2).
export const severities = ['note', 'concern', 'urgent', 'critical'] as const;
export type Severity = (typeof severities)[number];
/** Rises with severity; for sorting and for climbing the ladder. */
export const severityRank = { note: 0, concern: 1, urgent: 2, critical: 3 } as const satisfies Record<Severity, number>;
export const higherSeverity = (a: Severity, b: Severity): Severity => (severityRank[a] >= severityRank[b] ? a : b);

export const surfaces = ['typed', 'copied', 'searched'] as const;
export type Surface = (typeof surfaces)[number];

/** How it is known who the pupil is; only `sign-in` and `managed-profile` were checked by the server (DESIGN §5, Devices). */
export const certainties = ['sign-in', 'managed-profile', 'device-owner', 'unknown'] as const;
export type Certainty = (typeof certainties)[number];
