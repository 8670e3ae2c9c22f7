import { callGraph, type GraphDeps, type GraphOutcome } from '../../whatsapp/graph.ts'
import { isObject, readId, readName, readObject, readObjects } from '../../whatsapp/values/readers.ts'
import { explainRefusal } from './explain-refusal.ts'

/** The details that connect a WhatsApp number to Meta, as typed. */
export type GivenLine = {
  meta_portfolio_id: string
  /** Null: only the token is in question. */
  app: { app_id: string; app_secret: string } | null
  waba_id: string
  phone_number_id: string
  access_token: string
}

export const CHECKS = ['app', 'token', 'waba', 'portfolio', 'number', 'messaging', 'subscription'] as const

/** `to_do`: not so yet, and nothing in the way. `unchecked`: could not be asked, or hangs on something that failed. */
export type Check = {
  check: (typeof CHECKS)[number]
  state: 'ok' | 'failed' | 'to_do' | 'unchecked'
  code: string | null
  /** What Meta said of it, where it said something. */
  detail: string | null
}

export type MetaNumber = {
  display_phone: string
  verified_name: string | null
  quality: string | null
  is_test_number: boolean
}

export type NumberVerification = { checks: Check[]; number: MetaNumber | null }

const NUMBERS_AT_ONCE = 200
const NUMBER_FIELDS = 'id,display_phone_number,verified_name,quality_rating,account_mode'

/** Asks Meta whether everything that was typed belongs together and may do what we need. Changes nothing there. */
export async function verifyLine(deps: GraphDeps, given: GivenLine): Promise<NumberVerification> {
  const get = (path: string, query: Record<string, string> = {}) =>
    callGraph(deps, { token: given.access_token, method: 'GET', path, query })
  const [app, numbers] = await Promise.all([
    given.app && verifyApp(deps, given.app),
    get(`${given.waba_id}/phone_numbers`, { fields: NUMBER_FIELDS, limit: String(NUMBERS_AT_ONCE) }),
  ])
  const first = [...(app === null ? [] : [app]), checkToken(numbers), checkWaba(numbers)]
  if (numbers.kind !== 'ok') {
    return {
      checks: [...first, ...unchecked('portfolio', 'number', 'messaging', 'subscription')],
      number: null,
    }
  }
  const found = readObjects(numbers.body, 'data').find((it) => readId(it, 'id') === given.phone_number_id)
  const [waba, messaging, subscribed] = await Promise.all([
    get(given.waba_id, { fields: 'id,name,owner_business_info' }),
    // Reading the block list needs the permission to message and changes nothing.
    found === undefined ? null : get(`${given.phone_number_id}/block_users`, { limit: '1' }),
    given.app && get(`${given.waba_id}/subscribed_apps`),
  ])
  return {
    checks: [
      ...first,
      checkPortfolio(waba, given),
      found === undefined ? failed('number', 'number_elsewhere') : ok('number'),
      messaging === null ? unchecked('messaging')[0] : checkMessaging(messaging),
      ...(given.app && subscribed ? [checkSubscription(subscribed, given.app.app_id)] : []),
    ],
    number: found === undefined ? null : readMetaNumber(found),
  }
}

/** Whether an app has this secret. Its id and secret are a token, too: nothing else tells. */
export async function verifyApp(
  deps: GraphDeps,
  { app_id, app_secret }: { app_id: string; app_secret: string },
): Promise<Check> {
  const token = `${app_id}|${app_secret}`
  return checkApp(await callGraph(deps, { token, method: 'GET', path: `${app_id}/subscriptions` }))
}

export function hasFailed({ checks }: Pick<NumberVerification, 'checks'>): boolean {
  return checks.some(({ state }) => state === 'failed')
}

function checkApp(outcome: GraphOutcome): Check {
  if (outcome.kind === 'ok') return ok('app')
  if (outcome.kind === 'unknown') return failed('app', 'meta_unreachable')
  return failed('app', 'app_secret_wrong', outcome.error.message)
}

function checkToken(outcome: GraphOutcome): Check {
  if (outcome.kind === 'ok') return ok('token')
  const { code, detail } = explainRefusal(outcome)
  return code === 'object_unknown' ? ok('token') : failed('token', code, detail)
}

function checkWaba(outcome: GraphOutcome): Check {
  if (outcome.kind === 'ok') return ok('waba')
  const { code, detail } = explainRefusal(outcome)
  return code === 'object_unknown' ? failed('waba', 'waba_unknown', detail) : unchecked('waba')[0]
}

function checkPortfolio(outcome: GraphOutcome, { meta_portfolio_id }: GivenLine): Check {
  const owner = outcome.kind === 'ok' ? readObject(outcome.body, 'owner_business_info') : null
  const id = owner && readId(owner, 'id')
  // Not every token may see who owns the WABA.
  if (!owner || !id) return unchecked('portfolio')[0]
  if (id === meta_portfolio_id) return ok('portfolio')
  const name = readName(owner, 'name')
  return failed('portfolio', 'portfolio_of_others', name === null ? id : `${id} (${name})`)
}

function checkMessaging(outcome: GraphOutcome): Check {
  if (outcome.kind === 'ok') return ok('messaging')
  const { code, detail } = explainRefusal(outcome)
  return code === 'permission_missing' ? failed('messaging', code, detail) : unchecked('messaging')[0]
}

function checkSubscription(outcome: GraphOutcome, app_id: string): Check {
  if (outcome.kind !== 'ok') return unchecked('subscription')[0]
  const apps = readObjects(outcome.body, 'data').map((it) => readObject(it, 'whatsapp_business_api_data'))
  const there = apps.some((app) => app !== null && readId(app, 'id') === app_id)
  return there ? ok('subscription') : { ...ok('subscription'), state: 'to_do', code: 'not_subscribed' }
}

function readMetaNumber(number: unknown): MetaNumber | null {
  if (!isObject(number)) return null
  const display_phone = readId(number, 'display_phone_number')
  if (display_phone === null) return null
  return {
    display_phone,
    verified_name: readName(number, 'verified_name'),
    quality: readId(number, 'quality_rating')?.toLowerCase() ?? null,
    is_test_number: readId(number, 'account_mode') === 'SANDBOX',
  }
}

function ok(check: Check['check']): Check {
  return { check, state: 'ok', code: null, detail: null }
}

function failed(check: Check['check'], code: string, detail: string | null = null): Check {
  return { check, state: 'failed', code, detail }
}

function unchecked(first: Check['check'], ...more: Check['check'][]): [Check, ...Check[]] {
  const make = (check: Check['check']): Check => ({ check, state: 'unchecked', code: null, detail: null })
  return [make(first), ...more.map(make)]
}
