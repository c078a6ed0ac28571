// The pages of the navigation and the permission behind each: a page nobody may use is not shown.
import type { Permission, Role } from '@candour/contract';
import { roleMay } from '@candour/contract';

const pages = [
  { path: '/queue', label: 'Queue', permission: 'incident.list' },
  { path: '/devices', label: 'Devices', permission: 'device.list' },
  { path: '/notices', label: 'Notices', permission: 'notice.list' },
  { path: '/documents', label: 'Documents', permission: 'document.read' },
] as const satisfies readonly { path: string; label: string; permission: Permission }[];

export const pagesFor = (roles: readonly Role[]) => pages.filter(({ permission }) => roleMay(roles, permission));
