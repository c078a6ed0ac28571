// The console's pages and their addresses; which of them a person sees follows from their roles.
import type { Permission, Role } from '@candour/contract';
import { roleMay } from '@candour/contract';
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { DocumentsPage } from './documents/documents-page.tsx';
import { IncidentPage } from './incident/incident-page.tsx';
import type { Tab } from './queue/order.ts';
import { QueuePage } from './queue/queue-page.tsx';
import { pagesFor } from './shell/pages.ts';
import { Shell } from './shell/shell.tsx';
import { DevicesPage } from './technician/devices-page.tsx';
import { NoticesPage } from './technician/notices-page.tsx';

const rootRoute = createRootRouteWithContext<{ readonly roles: readonly Role[] }>()({
  component: Shell,
  notFoundComponent: () => <p>There is no such page here.</p>,
});

/** A page that somebody's role does not open leads to their own first page. */
const onlyWith =
  (permission: Permission) =>
  ({ context }: { context: { readonly roles: readonly Role[] } }): void => {
    if (!roleMay(context.roles, permission)) throw redirect({ to: '/', replace: true });
  };

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const [home] = pagesFor(context.roles);
    throw redirect({ to: home?.path ?? '/documents', replace: true });
  },
});

interface QueueSearch {
  readonly tab?: Tab;
  /** The incident to stand on. */
  readonly at?: string;
}
const queueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/queue',
  beforeLoad: onlyWith('incident.list'),
  component: QueuePage,
  validateSearch: (search: Record<string, unknown>): QueueSearch => ({
    ...(search['tab'] === 'closed' ? { tab: 'closed' as const } : {}),
    ...(typeof search['at'] === 'string' ? { at: search['at'] } : {}),
  }),
});
const incidentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents/$id',
  beforeLoad: onlyWith('incident.read'),
  component: IncidentPage,
});
const devicesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/devices',
  beforeLoad: onlyWith('device.list'),
  component: DevicesPage,
});
const noticesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notices',
  beforeLoad: onlyWith('notice.list'),
  component: NoticesPage,
});
const documentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/documents',
  beforeLoad: onlyWith('document.read'),
  component: DocumentsPage,
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  queueRoute,
  incidentRoute,
  devicesRoute,
  noticesRoute,
  documentsRoute,
]);

export const makeRouter = (roles: readonly Role[]) =>
  createRouter({ routeTree, basepath: '/console', context: { roles }, scrollRestoration: true, defaultPreload: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
