import { collectDefaultMetrics } from 'prom-client'
import { registerAuthRoutes } from '../access/users/auth-routes.ts'
import { registerSetUpRoutes, registerSetUpState } from '../access/users/setup-routes.ts'
import { buildInboxConnected } from '../ingest/inbox-connected.ts'
import { buildReceiveMetrics } from '../ingest/metrics.ts'
import { buildReceiver } from '../ingest/receive.ts'
import { buildIngestStore } from '../ingest/store.ts'
import { registerWebhookRoutes, takeWebhook } from '../ingest/webhook-routes.ts'
import { registerGraphRoutes } from '../integrations/gateway/graph/routes.ts'
import type { Deps } from '../platform/deps.ts'
import { serveApiReference } from '../platform/http/api-reference.ts'
import { watchAudit } from '../platform/http/audit.ts'
import { requireCaller } from '../platform/http/auth.ts'
import { OPEN_BODY_WITHIN_MS, requireBodySoon } from '../platform/http/body-deadline.ts'
import { serveBrowserApp } from '../platform/http/browser-app.ts'
import { checkAudit } from '../platform/http/check-audit.ts'
import { serveHealth } from '../platform/http/health.ts'
import { serveMetrics } from '../platform/http/metrics.ts'
import { serveOpenApi } from '../platform/http/openapi.ts'
import { limitRate } from '../platform/http/rate-limit.ts'
import { buildServer } from '../platform/http/server.ts'
import type { Http } from '../platform/http/types.ts'
import { limitUnread } from '../platform/http/unread-responses.ts'
import { buildAcceptor } from '../sending/accepting/acceptor.ts'
import { queueSends } from '../sending/outbox/queue-sends.ts'
import { buildAccess, type CallerAccess } from './access.ts'
import { registerApiRoutes } from './api-routes.ts'

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
  const { metrics, config } = deps
  const { wakeSender, browser_folder } = options
  const inboxConnected = buildInboxConnected(deps.clock)
  if (options.process_metrics) collectDefaultMetrics({ register: metrics })
  const access = buildAccess(deps, options)
  const { people, auth, addressOf, tries, later, record } = access
  const receive_metrics = buildReceiveMetrics(metrics)
  const store = buildIngestStore(deps.store, (group) => {
    receive_metrics.committed(group)
    options.wakeWorker()
  })
  const receiver = buildReceiver({ ...deps, store, metrics: receive_metrics, addressOf })
  const acceptor = buildAcceptor({ ...deps, queueSends }, wakeSender)
  const http = await buildServer(deps.log, config.public_url, (request, response) =>
    takeWebhook(receiver, request, response),
  )
  http.addHook('onClose', () => store.close())
  http.addHook('onClose', () => later.close())
  await serveOpenApi(http, config.public_url)
  serveMetrics(http, metrics, auth, config.metrics_allowed_networks)
  serveHealth(http, deps.db)
  registerWebhookRoutes(http, receiver)
  await registerAuthRoutes(http, { config, tries, addressOf }, people, record.access)
  await registerGraphRoutes(http, deps, acceptor, addressOf)
  await registerOpenRoutes(http, deps, access)
  if (browser_folder !== undefined) {
    await serveBrowserApp(http, browser_folder)
    if (config.docs) await serveApiReference(http, browser_folder)
  }
  await http.register(
    async (v1: Http) => {
      await checkRequests(v1, deps, access)
      await registerApiRoutes(v1, deps, { access, acceptor, inboxConnected, wakeSender })
    },
    { prefix: '/v1' },
  )
  await http.ready()
  return { http }
}

/** What is asked before there is a caller: whether there are users yet, and what a link lets its holder do. */
async function registerOpenRoutes(http: Http, deps: Deps, access: CallerAccess): Promise<void> {
  const { people, addressOf, tries, record } = access
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
      registerSetUpRoutes(open, deps, people, { tries, addressOf, refused: record.refusal })
    },
    { prefix: '/v1' },
  )
}

/** The checks that every request of the API passes, in this order. */
async function checkRequests(v1: Http, deps: Deps, { auth, addressOf, later }: CallerAccess): Promise<void> {
  await limitRate(v1, deps.config.api_rate_limit, addressOf)
  requireCaller(v1, auth)
  limitUnread(v1)
  checkAudit(v1)
  watchAudit(v1, later, deps.clock)
}
