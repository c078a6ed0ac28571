// Who may do what on which record: one readable matrix.
export const roles = [
  'lead',
  'reviewer',
  'redress-officer',
  'head',
  'governor',
  'outside-signer',
  'technician',
  'auditor',
  'pupil',
  'parent',
] as const;
export type Role = (typeof roles)[number];
export type StaffRole = Exclude<Role, 'pupil' | 'parent'>;

/** What a signed-in person may ask the server for. Each console route names exactly one. */
export const permissions = {
  'incident.list': ['lead', 'reviewer'],
  'incident.read': ['lead', 'reviewer'],
  'incident.lease': ['lead', 'reviewer'],
  'incident.open-words': ['lead', 'reviewer'],
  'incident.open-evidence': ['lead'],
  'incident.close': ['lead', 'reviewer'],
  'incident.log': ['lead', 'reviewer', 'auditor'],
  'vault.unlock': ['lead', 'reviewer'],
  'device.list': ['technician', 'lead', 'head'],
  'device.confirm': ['technician'],
  'device.code': ['technician'],
  'notice.list': ['technician'],
  'document.read': [
    'lead',
    'reviewer',
    'redress-officer',
    'head',
    'governor',
    'outside-signer',
    'technician',
    'auditor',
  ],
  'log.read': ['lead', 'reviewer', 'head', 'governor', 'outside-signer', 'technician', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;

export const roleMay = (held: readonly Role[], permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).some((role) => held.includes(role));
