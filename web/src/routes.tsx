import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { ApiError, wordsOf } from './api/client'
import { conversationsQuery } from './api/queries'
import { meQuery, setupQuery } from './api/session'
import { t } from './i18n/t'
import { ForgottenPasswordPage } from './pages/forgotten-password-page'
import { InboxPage } from './pages/inbox-page'
import { Inside } from './pages/inside'
import { SignInPage } from './pages/sign-in-page'
import {
  filtersOf,
  parseAuditSearch,
  parseContactsSearch,
  parseDeliverySearch,
  parseGatewaySearch,
  parseRecipientFilter,
  parseSearch,
  parseTemplateSearch,
} from './paths'
import { Notice } from './ui/notice'

const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  errorComponent: ({ error }) => <Notice title={t('common.page_load_failed')} words={wordsOf(error)} />,
  notFoundComponent: () => (
    <Notice title={t('navigation.not_found.title')} words={t('navigation.not_found.hint')}>
      <Link to="/inbox">{t('navigation.not_found.back')}</Link>
    </Notice>
  ),
})

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox' })
  },
})

const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  component: Inside,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(meQuery)
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error
      throw redirect({ to: '/sign-in', search: { back: location.href } })
    }
  },
})

const inboxRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/inbox',
  validateSearch: parseSearch,
  loaderDeps: ({ search }) => search,
  // Asked for beside the first drawing of the page, not after it.
  loader: ({ context, deps: search }) => {
    if (search.q === undefined && search.view !== 'mentions')
      void context.queries.prefetchInfiniteQuery(conversationsQuery(filtersOf(search)))
  },
  component: InboxPage,
})

const conversationRoute = createRoute({ getParentRoute: () => inboxRoute, path: '$conversation_id' })

const conflictsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/conflicts',
  component: lazyRouteComponent(() => import('./pages/conflicts-page'), 'ConflictsPage'),
})

const conflictRoute = createRoute({ getParentRoute: () => conflictsRoute, path: '$conflict_id' })

const phoneRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/phone',
  validateSearch: (search): { who?: string; inbox?: string } => ({
    who: typeof search.who === 'string' ? search.who : undefined,
    inbox: typeof search.inbox === 'string' ? search.inbox : undefined,
  }),
  component: lazyRouteComponent(() => import('./pages/phone-page'), 'PhonePage'),
})

const settingsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings-page'), 'SettingsPage'),
})

const settingsIndexRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  beforeLoad: () => {
    // On a phone the menu is a page of its own; beside it there is room for a section.
    if (matchMedia('(min-width: 45.01rem)').matches) throw redirect({ to: '/settings/you' })
  },
})

const youRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'you',
  component: lazyRouteComponent(() => import('./pages/settings/you-page'), 'YouPage'),
})

const membersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'members',
  component: lazyRouteComponent(() => import('./pages/settings/members-page'), 'MembersPage'),
})

const teamsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'teams',
  component: lazyRouteComponent(() => import('./pages/settings/teams-page'), 'TeamsPage'),
})

const inboxesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'inboxes',
  component: lazyRouteComponent(() => import('./pages/settings/inboxes-page'), 'InboxesPage'),
})

const templatesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'templates',
  validateSearch: parseTemplateSearch,
  component: lazyRouteComponent(() => import('./pages/settings/templates-page'), 'TemplatesPage'),
})

const apiKeysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'api-keys',
  component: lazyRouteComponent(() => import('./pages/settings/api-keys-page'), 'ApiKeysPage'),
})

const blockedPhonesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'blocked-phones',
  component: lazyRouteComponent(() => import('./pages/settings/blocked-phones-page'), 'BlockedPhonesPage'),
})

const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'audit',
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => import('./pages/settings/audit-page'), 'AuditPage'),
})

const retentionRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'retention',
  component: lazyRouteComponent(() => import('./pages/settings/retention-page'), 'RetentionPage'),
})

const connectRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/connect',
  component: lazyRouteComponent(() => import('./pages/connect-page'), 'ConnectPage'),
})

const broadcastsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/broadcasts',
  component: lazyRouteComponent(() => import('./pages/broadcasts-page'), 'BroadcastsPage'),
})

const newBroadcastRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/broadcasts/new',
  validateSearch: (search): { like?: string } => ({
    like: typeof search.like === 'string' ? search.like : undefined,
  }),
  component: lazyRouteComponent(() => import('./pages/new-broadcast-page'), 'NewBroadcastPage'),
})

const broadcastRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/broadcasts/$broadcast_id',
  validateSearch: parseRecipientFilter,
  component: lazyRouteComponent(() => import('./pages/broadcast-page'), 'BroadcastPage'),
})

const cannedRepliesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'canned-replies',
  component: lazyRouteComponent(() => import('./pages/settings/canned-replies-page'), 'CannedRepliesPage'),
})

const labelsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'labels',
  component: lazyRouteComponent(() => import('./pages/settings/labels-page'), 'LabelsPage'),
})

const assignmentRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'assignment',
  component: lazyRouteComponent(() => import('./pages/settings/assignment-page'), 'AssignmentPage'),
})

const webhooksRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'webhooks',
  component: lazyRouteComponent(() => import('./pages/settings/webhooks-page'), 'WebhooksPage'),
})

const endpointRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'webhooks/$endpoint_id',
  validateSearch: parseDeliverySearch,
  component: lazyRouteComponent(() => import('./pages/settings/endpoint-page'), 'EndpointPage'),
})

const gatewayRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'gateway',
  component: lazyRouteComponent(() => import('./pages/settings/gateway-page'), 'GatewayPage'),
})

const consumerRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'gateway/$consumer_id',
  validateSearch: parseGatewaySearch,
  component: lazyRouteComponent(() => import('./pages/settings/consumer-page'), 'ConsumerPage'),
})

const contactsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/contacts',
  validateSearch: parseContactsSearch,
  component: lazyRouteComponent(() => import('./pages/contacts-page'), 'ContactsPage'),
})

const contactRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/contacts/$contact_id',
  component: lazyRouteComponent(() => import('./pages/contact-page'), 'ContactPage'),
})

const mergeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/contacts/$contact_id/merge',
  validateSearch: (search): { with?: string } => ({
    with: typeof search.with === 'string' ? search.with : undefined,
  }),
  component: lazyRouteComponent(() => import('./pages/merge-page'), 'MergePage'),
})

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { back?: string; after?: 'joined' | 'new_password' } => ({
    // Only a path of ours: a link must not lead the user elsewhere after signing in.
    back: typeof search.back === 'string' && /^\/(?![/\\])/.test(search.back) ? search.back : undefined,
    after: search.after === 'joined' || search.after === 'new_password' ? search.after : undefined,
  }),
  loader: ({ context }) => context.queries.ensureQueryData(setupQuery).catch(() => null),
  component: SignInPage,
})

/** Pages that a link leads to, with a token that opens them. */
const parseToken = (search: Record<string, unknown>): { token?: string } => ({
  token: typeof search.token === 'string' ? search.token : undefined,
})

const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  validateSearch: parseToken,
  component: lazyRouteComponent(() => import('./pages/sign-up-page'), 'SignUpPage'),
})

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  validateSearch: parseToken,
  component: lazyRouteComponent(() => import('./pages/invitation-page'), 'InvitationPage'),
})

const forgottenPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgotten-password',
  component: ForgottenPasswordPage,
})

const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  validateSearch: parseToken,
  component: lazyRouteComponent(() => import('./pages/reset-password-page'), 'ResetPasswordPage'),
})

export function buildRouter(queries: QueryClient) {
  return createRouter({
    routeTree: rootRoute.addChildren([
      homeRoute,
      insideRoute.addChildren([
        inboxRoute.addChildren([conversationRoute]),
        conflictsRoute.addChildren([conflictRoute]),
        contactsRoute,
        contactRoute,
        mergeRoute,
        broadcastsRoute,
        newBroadcastRoute,
        broadcastRoute,
        phoneRoute,
        connectRoute,
        settingsRoute.addChildren([
          settingsIndexRoute,
          youRoute,
          membersRoute,
          teamsRoute,
          inboxesRoute,
          templatesRoute,
          apiKeysRoute,
          labelsRoute,
          assignmentRoute,
          webhooksRoute,
          endpointRoute,
          gatewayRoute,
          consumerRoute,
          cannedRepliesRoute,
          blockedPhonesRoute,
          retentionRoute,
          auditRoute,
        ]),
      ]),
      signInRoute,
      signUpRoute,
      invitationRoute,
      forgottenPasswordRoute,
      resetPasswordRoute,
    ]),
    context: { queries },
    defaultPreload: false,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof buildRouter>
  }
}
