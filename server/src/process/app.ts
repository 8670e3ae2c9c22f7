import { collectDefaultMetrics } from 'prom-client'
import { registerApiKeyRoutes } from '../access/accounts/api-key-routes.ts'
import { buildKnownKeys, hasAccount } from '../access/accounts/authenticate.ts'
import { buildPeopleAuth } from '../access/users/auth.ts'
import { peopleAdapter } from '../access/users/auth-adapter.ts'
import { registerAuthRoutes } from '../access/users/auth-routes.ts'
import { buildSendLink } from '../access/users/mail.ts'
import { buildMailReset } from '../access/users/mail-reset.ts'
import { findMembership, findMemberships } from '../access/users/memberships.ts'
import {
  recordAccess,
  recordLinkMade,
  recordPasswordReset,
  recordRefusal,
} from '../access/users/record-access.ts'
import {
  registerOwnerLinkRoutes,
  registerPasswordLinkRoutes,
  registerSetUpRoutes,
  registerSetUpState,
} from '../access/users/setup-routes.ts'
import { buildSignInTries } from '../access/users/sign-in-tries.ts'
import { registerInboxRoutes } from '../channels/inboxes/routes.ts'
import { registerConnectionRoutes } from '../channels/onboarding/routes.ts'
import { registerAccountRoutes } from '../channels/setup/routes.ts'
import { registerTemplateRoutes } from '../channels/templates/routes.ts'
import { registerContactRoutes } from '../contacts/routes.ts'
import { registerSegmentRoutes } from '../contacts/segments/routes.ts'
import { registerCannedReplyRoutes } from '../conversations/canned-replies/routes.ts'
import { registerLabelRoutes } from '../conversations/labels/label-routes.ts'
import { registerMediaRoutes } from '../conversations/media/routes.ts'
import { registerNoteRoutes } from '../conversations/notes/routes.ts'
import { buildPresenceHub } from '../conversations/presence/presence-hub.ts'
import { presencesOf, registerPresenceRoutes } from '../conversations/presence/routes.ts'
import { registerConversationRoutes } from '../conversations/routes.ts'
import { registerSearchRoutes } from '../conversations/search/routes.ts'
import { registerViewRoutes } from '../conversations/views/routes.ts'
import { buildInboxConnected } from '../ingest/inbox-connected.ts'
import { buildReceiveMetrics } from '../ingest/metrics.ts'
import { buildReceiver } from '../ingest/receive.ts'
import { registerIngestRoutes } from '../ingest/routes.ts'
import { buildIngestStore } from '../ingest/store.ts'
import { registerWebhookRoutes, takeWebhook } from '../ingest/webhook-routes.ts'
import { registerConsumerRoutes } from '../integrations/gateway/consumer-routes.ts'
import { registerGatewayDeliveryRoutes } from '../integrations/gateway/delivery-routes.ts'
import { registerGraphRoutes } from '../integrations/gateway/graph/routes.ts'
import { registerGatewayNumberRoutes } from '../integrations/gateway/number-routes.ts'
import { registerDeliveryRoutes } from '../integrations/webhooks/delivery-routes.ts'
import { registerEndpointRoutes } from '../integrations/webhooks/endpoint-routes.ts'
import { buildLaterEntries } from '../platform/audit/later.ts'
import { buildClientAddress } from '../platform/base/networks.ts'
import type { Deps } from '../platform/deps.ts'
import { registerEventRoutes } from '../platform/events/routes.ts'
import { serveApiReference } from '../platform/http/api-reference.ts'
import { watchAudit } from '../platform/http/audit.ts'
import { type AuthOptions, requireCaller } from '../platform/http/auth.ts'
import { OPEN_BODY_WITHIN_MS, requireBodySoon } from '../platform/http/body-deadline.ts'
import { serveBrowserApp } from '../platform/http/browser-app.ts'
import { checkAudit } from '../platform/http/check-audit.ts'
import { serveHealth } from '../platform/http/health.ts'
import { serveMetrics } from '../platform/http/metrics.ts'
import { serveOpenApi } from '../platform/http/openapi.ts'
import { limitRate } from '../platform/http/rate-limit.ts'
import { buildServer } from '../platform/http/server.ts'
import { COOKIE_PREFIX } from '../platform/http/session.ts'
import type { Http } from '../platform/http/types.ts'
import { limitUnread } from '../platform/http/unread-responses.ts'
import { registerAuditRoutes } from '../records/audit-log/routes.ts'
import { registerErasureRoutes } from '../records/erasures/routes.ts'
import { registerRetentionRoutes } from '../records/retention/routes.ts'
import { registerContactOperationRoutes } from '../resolution/routes.ts'
import { relabelMerges } from '../resolution/write/relabel-merges.ts'
import { registerSandboxPhoneRoutes } from '../sandbox-phone/routes.ts'
import { buildAcceptor } from '../sending/accepting/acceptor.ts'
import { registerBlockRoutes } from '../sending/blocks/block-routes.ts'
import { registerBroadcastRoutes } from '../sending/broadcasts/routes.ts'
import { registerNewConversationRoutes } from '../sending/outbox/conversation-routes.ts'
import { registerLineRoutes } from '../sending/outbox/line-routes.ts'
import { queueSends } from '../sending/outbox/queue-sends.ts'
import { registerReachabilityRoutes } from '../sending/outbox/reachability-routes.ts'
import { registerOutboxRoutes } from '../sending/outbox/routes.ts'
import { registerPhoneRequestRoutes } from '../sending/phone-requests/routes.ts'
import { registerAssignmentRoutes } from '../staffing/assignment/routes.ts'
import { registerInvitationRoutes } from '../staffing/members/invitation-routes.ts'
import { registerMemberRoutes } from '../staffing/members/member-routes.ts'
import { registerTeamRoutes } from '../staffing/members/team-routes.ts'

export type AppOptions = {
  /** Lets the operator's commands on this machine in; null where there are none. */
  operator_token: string | null
  /** Where the browser application was built to; absent: only the API is served. */
  browser_folder?: string
  /** The process's own figures (memory, event loop) beside ours; for one app per process. */
  process_metrics: boolean
  /** Called whenever webhooks have been stored; wakes a worker in this process. */
  wakeWorker: () => void
  /** Called whenever a message has been queued; wakes a sender in this process. */
  wakeSender: () => void
  /** Prints a line to the operator of the server. Not for the log: it may hold a link that signs a user in. */
  tell: (line: string) => void
}

// Tries to come in by a link, per minute and address.
const LINK_TRIES_PER_MINUTE = 20

export type App = { http: Http }

/** Puts the web role together: every route, behind its checks. Listens nowhere yet. */
export async function buildApp(deps: Deps, options: AppOptions): Promise<App> {
  const { metrics } = deps
  const inboxConnected = buildInboxConnected(deps.clock)
  if (options.process_metrics) collectDefaultMetrics({ register: metrics })
  const sendLink = buildSendLink(deps.config, deps.log, options.tell)
  const later = buildLaterEntries(deps.db, deps.log)
  const findAccounts: Parameters<typeof recordAccess>[1] = (who) => findMemberships(deps.db, who)
  const tries = buildSignInTries(deps)
  const addressOf = buildClientAddress(deps.config.trusted_proxies)
  const people = buildPeopleAuth(deps, {
    database: peopleAdapter(deps.db),
    mailReset: buildMailReset(tries, sendLink, deps.log),
    passwordReset: async ({ id, email }) => {
      await tries.forget(email)
      recordPasswordReset(later, findAccounts, new Date(deps.clock.now()), id)
    },
    cookie_prefix: COOKIE_PREFIX,
  })
  const keys = buildKnownKeys(deps.db, deps.clock)
  const auth: AuthOptions = {
    findKey: keys.findKey,
    hasAccount: (account_id) => hasAccount(deps.db, account_id),
    operator_token: options.operator_token,
    findUser: people.findUser,
    findMembership: (account_id, user_id) => findMembership(deps.db, account_id, user_id),
    public_url: deps.config.public_url,
  }
  const receive_metrics = buildReceiveMetrics(metrics)
  const store = buildIngestStore(deps.store, (group) => {
    receive_metrics.committed(group)
    options.wakeWorker()
  })
  const receiver = buildReceiver({ ...deps, store, metrics: receive_metrics, addressOf })
  const acceptor = buildAcceptor({ ...deps, queueSends }, options.wakeSender)
  const http = await buildServer(deps.log, deps.config.public_url, (request, response) =>
    takeWebhook(receiver, request, response),
  )
  http.addHook('onClose', () => store.close())
  http.addHook('onClose', () => later.close())
  await serveOpenApi(http, deps.config.public_url)
  serveMetrics(http, metrics, auth, deps.config.metrics_allowed_networks)
  serveHealth(http, deps.db)
  registerWebhookRoutes(http, receiver)
  await registerAuthRoutes(http, { config: deps.config, tries, addressOf }, people, (access) =>
    recordAccess(later, findAccounts, new Date(deps.clock.now()), access),
  )
  await registerGraphRoutes(http, deps, acceptor, addressOf)
  await http.register(
    async (open: Http) => {
      await limitRate(open, deps.config.api_rate_limit, addressOf)
      registerSetUpState(open, deps)
    },
    { prefix: '/v1' },
  )
  await http.register(
    async (open: Http) => {
      await limitRate(open, LINK_TRIES_PER_MINUTE, addressOf)
      requireBodySoon(open, OPEN_BODY_WITHIN_MS)
      registerSetUpRoutes(open, deps, people, {
        tries,
        addressOf,
        refused: (tried) => recordRefusal(later, findAccounts, new Date(deps.clock.now()), tried),
      })
    },
    { prefix: '/v1' },
  )
  if (options.browser_folder !== undefined) {
    await serveBrowserApp(http, options.browser_folder)
    if (deps.config.docs) await serveApiReference(http, options.browser_folder)
  }
  await http.register(
    async (v1: Http) => {
      await limitRate(v1, deps.config.api_rate_limit, addressOf)
      requireCaller(v1, auth)
      limitUnread(v1)
      checkAudit(v1)
      watchAudit(v1, later, deps.clock)
      registerAccountRoutes(v1, deps, inboxConnected)
      registerApiKeyRoutes(v1, deps, keys.forget)
      registerOwnerLinkRoutes(v1, deps)
      registerPasswordLinkRoutes(v1, people, (user_id) =>
        recordLinkMade(later, findAccounts, new Date(deps.clock.now()), user_id),
      )
      registerMemberRoutes(v1, deps)
      registerInvitationRoutes(v1, deps, sendLink)
      registerTeamRoutes(v1, deps)
      registerInboxRoutes(v1, deps, inboxConnected)
      registerBlockRoutes(v1, deps)
      registerConnectionRoutes(v1, deps, inboxConnected)
      registerIngestRoutes(v1, deps)
      registerAuditRoutes(v1, deps)
      registerRetentionRoutes(v1, deps)
      registerContactOperationRoutes(v1, deps)
      registerErasureRoutes(v1, deps)
      registerContactRoutes(v1, deps)
      registerSegmentRoutes(v1, deps)
      registerConversationRoutes(v1, deps)
      registerLabelRoutes(v1, deps, relabelMerges)
      registerViewRoutes(v1, deps)
      registerAssignmentRoutes(v1, deps)
      registerCannedReplyRoutes(v1, deps)
      registerNoteRoutes(v1, deps)
      registerSearchRoutes(v1, deps)
      registerEventRoutes(
        v1,
        deps,
        buildPresenceHub({ read: (viewer) => presencesOf(deps, viewer), poll_ms: 1000, log: deps.log }),
      )
      registerPresenceRoutes(v1, deps)
      registerEndpointRoutes(v1, deps)
      registerDeliveryRoutes(v1, deps)
      await registerMediaRoutes(v1, deps)
      registerTemplateRoutes(v1, deps)
      registerNewConversationRoutes(v1, deps)
      registerOutboxRoutes(v1, deps, acceptor, options.wakeSender)
      registerLineRoutes(v1, deps, options.wakeSender)
      registerReachabilityRoutes(v1, deps)
      registerPhoneRequestRoutes(v1, deps, acceptor)
      registerBroadcastRoutes(v1, deps, options.wakeSender)
      registerConsumerRoutes(v1, deps)
      registerGatewayDeliveryRoutes(v1, deps)
      registerGatewayNumberRoutes(v1, deps)
      registerSandboxPhoneRoutes(v1, deps)
    },
    { prefix: '/v1' },
  )
  await http.ready()
  return { http }
}
