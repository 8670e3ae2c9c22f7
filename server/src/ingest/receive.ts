import type { IncomingMessage, ServerResponse } from 'node:http'
import { markVerified } from '../access/accounts/app.ts'
import type { Clock } from '../platform/base/clock.ts'
import type { Secrets } from '../platform/base/crypto.ts'
import { type ErrorCode, problem, STORE_RETRY_AFTER_S } from '../platform/base/errors.ts'
import type { Log } from '../platform/base/log.ts'
import type { ClientAddress } from '../platform/base/networks.ts'
import { readAnyId } from '../platform/base/parse-id.ts'
import { presentProblem } from '../platform/base/present-problem.ts'
import type { Db } from '../platform/db/types.ts'
import { withEveryAccount } from '../platform/db/with-account.ts'
import { answerVerification, verifySignature } from '../whatsapp/verify.ts'
import { type AppDirectory, buildAppDirectory, type KnownApp } from './app-secrets.ts'
import { countEntries } from './count-entries.ts'
import type { ReceiveMetrics } from './metrics.ts'
import { type BodyLimits, buildBodyReader } from './read-body.ts'
import { type IngestStore, StoreBusy } from './store.ts'

export type WebhookReceiver = {
  /** Answers a webhook. 200 means that it is durable. `app` is the id in the path, `app_…`. */
  receive(app: string, request: IncomingMessage, response: ServerResponse): Promise<void>
  /** The challenge with which to answer Meta's verification GET. Throws `not_found` or `wrong_verify_token`. */
  verify(app: string, query: Record<string, unknown>): Promise<string>
}

type Context = {
  body_limits?: Partial<BodyLimits>
  db: Db
  secrets: Secrets
  clock: Clock
  log: Log
  store: IngestStore
  metrics: ReceiveMetrics
  addressOf: ClientAddress
}

/** Meta's largest is 3 MB. */
export const LARGEST_WEBHOOK_BYTES = 4 * 1024 * 1024
const UNVERIFIED_AT_MOST_BYTES = 128 * 1024 * 1024
// Meta sends a few kilobytes at once; its largest takes a second or two over a slow line.
const BODY_WITHIN_MS = 10_000
const BODY_LIMITS: BodyLimits = {
  limit_bytes: LARGEST_WEBHOOK_BYTES,
  total_bytes: UNVERIFIED_AT_MOST_BYTES,
  within_ms: BODY_WITHIN_MS,
}
const REPORT_EVERY_MS = 1_000

/**
 * The way in, on the bare request: signature before everything else, durable before the answer. It stands in front of
 * the framework because what the framework does for a request costs as much again as all of this.
 */
export function buildReceiver(context: Context): WebhookReceiver {
  const { db, secrets, clock, log, store, metrics } = context
  const apps = buildAppDirectory(db, secrets)
  const bodies = buildBodyReader({ ...BODY_LIMITS, ...context.body_limits }, context.addressOf)
  metrics.watchUnverified(bodies.held)

  const report = buildReport(log)
  const refuse = (response: ServerResponse, outcome: WebhookRefusal, close = false): void => {
    metrics.count(outcome)
    answerRefused(response, CODES[outcome], close)
  }

  const take = async (
    app_id: string,
    app: KnownApp,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const read = await bodies.read(request, app_id)
    if (!read.ok) {
      if (read.reason === 'aborted') return metrics.count('aborted')
      return refuse(response, read.reason, !request.complete)
    }
    const signature = request.headers['x-hub-signature-256']
    const sender = await findSender(apps, app_id, app, read.bytes, signature)
    if (sender === null) return refuse(response, 'invalid_signature')
    // A clock that does not answer is reported where it is followed; the time it last gave goes on.
    await clock.refresh().catch(() => undefined)
    await store.put({
      account_id: sender.account_bytes,
      app_id: sender.app_bytes,
      received_at_ms: clock.now(),
      entries: countEntries(read.bytes),
      body: read.bytes,
    })
    metrics.count('stored')
    response.writeHead(200, ACCEPTED).end()
  }

  return {
    receive: async (path_id, request, response) => {
      const arrived = performance.now()
      try {
        const app_id = readAppId(path_id)
        const app = app_id === null ? null : (apps.peek(app_id) ?? (await apps.find(app_id)))
        if (app_id === null || app === null) refuse(response, 'unknown_app')
        else await take(app_id, app, request, response)
      } catch (error) {
        // Whatever went wrong, nothing was stored: Meta is to come again.
        report(error)
        refuse(response, error instanceof StoreBusy ? 'busy' : 'store_unavailable')
      }
      metrics.took((performance.now() - arrived) / 1000)
    },
    verify: async (path_id, query) => {
      const app_id = readAppId(path_id)
      const app = app_id === null ? null : await apps.find(app_id)
      if (app === null) throw problem('route_not_found')
      const challenge = answerVerification(query, app.verify_token)
      if (challenge === null) throw problem('wrong_verify_token')
      await withEveryAccount(db, (trx) => markVerified(trx, app, new Date(clock.now())))
      return challenge
    },
  }
}

export type WebhookRefusal =
  | 'unknown_app'
  | 'invalid_signature'
  | 'too_large'
  | 'too_slow'
  | 'busy'
  | 'store_unavailable'

const ACCEPTED = { 'content-length': '0', 'cache-control': 'no-store' }
const CODES: Record<WebhookRefusal, ErrorCode> = {
  // As for any other path that does not exist.
  unknown_app: 'route_not_found',
  invalid_signature: 'invalid_signature',
  too_large: 'payload_too_large',
  too_slow: 'request_timeout',
  busy: 'store_unavailable',
  store_unavailable: 'store_unavailable',
}

function answerRefused(response: ServerResponse, code: ErrorCode, close: boolean): void {
  const answer = problem(code)
  if (code === 'store_unavailable') response.setHeader('retry-after', STORE_RETRY_AFTER_S)
  if (close) response.setHeader('connection', 'close')
  const body = JSON.stringify(presentProblem(answer))
  response
    .writeHead(answer.status, {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
    })
    .end(body)
}

/** Logs what kept a webhook from being stored, at most once a second: while the store is away, that is every webhook. */
function buildReport(log: Log): (error: unknown) => void {
  let reported_ms = Number.NEGATIVE_INFINITY
  return (error) => {
    if (performance.now() - reported_ms < REPORT_EVERY_MS) return
    reported_ms = performance.now()
    log.warn({ err: error }, 'webhooks cannot be stored')
  }
}

/** The app that a path names; null where it names none. */
function readAppId(path_id: string): string | null {
  const found = readAnyId(path_id)
  return found?.kind === 'app' ? found.id : null
}

/** The app, with the secrets that it has now, if one of them signed these bytes. */
async function findSender(
  apps: AppDirectory,
  app_id: string,
  app: KnownApp,
  bytes: Buffer,
  signature: unknown,
): Promise<KnownApp | null> {
  if (verifySignature(bytes, signature, app.app_secrets)) return app
  const now = await apps.findAgain(app_id)
  return now !== null && now !== app && verifySignature(bytes, signature, now.app_secrets) ? now : null
}
