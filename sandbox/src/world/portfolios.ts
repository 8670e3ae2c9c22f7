import { callingCodeOf, digitsOf } from './phones.ts'
import { derivedText, randomText } from './random.ts'
import type { App, BusinessNumber, Portfolio, Waba, World } from './types.ts'
import { getApp, getNumber, getPortfolio, getWaba, nextCount, WorldError } from './world.ts'

const HEX = '0123456789abcdef'
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export function addPortfolio(
  world: World,
  options: { id?: string; name?: string; contact_book?: boolean; enrolment_group?: string } = {},
): Portfolio {
  const count = nextCount(world, 'portfolio')
  const id = options.id ?? metaId('7700', count)
  const portfolio: Portfolio = {
    id: unused(world.portfolios, id),
    name: options.name ?? `Portfolio ${count}`,
    enrolment_group: options.enrolment_group,
    contact_book: { enabled: options.contact_book ?? true, entries: new Map() },
  }
  world.portfolios.set(id, portfolio)
  return portfolio
}

/** Enrols a portfolio into a group that shares parent BSUIDs, or takes it out (`undefined`). */
export function enrolPortfolio(
  world: World,
  portfolio_id: string,
  enrolment_group: string | undefined,
): void {
  getPortfolio(world, portfolio_id).enrolment_group = enrolment_group
}

export function addApp(
  world: World,
  options: {
    id?: string
    name?: string
    secret?: string
    verify_token?: string
    callback_url?: string
    access_tokens?: string[]
  } = {},
): App {
  const count = nextCount(world, 'app')
  const id = options.id ?? metaId('5100', count)
  const app: App = {
    id: unused(world.apps, id),
    name: options.name ?? `App ${count}`,
    secret: options.secret ?? derivedText([world.seed, 'secret', id], 32, HEX),
    verify_token: options.verify_token ?? derivedText([world.seed, 'verify', id], 24, ALPHANUMERIC),
    callback_url: options.callback_url,
    access_tokens: new Set(
      options.access_tokens ?? [`EAA${derivedText([world.seed, 'token', id], 40, ALPHANUMERIC)}`],
    ),
    subscriptions: new Map(),
  }
  world.apps.set(id, app)
  return app
}

/** The first access token of an app. */
export function accessTokenOf(app: App): string {
  const [token] = app.access_tokens
  if (!token) throw new WorldError(`App ${app.id} has no access token`)
  return token
}

/** The app that a bearer token belongs to, if it is a valid one. */
export function appOfToken(world: World, token: string): App | undefined {
  for (const app of world.apps.values()) if (app.access_tokens.has(token)) return app
  return undefined
}

export function issueAccessToken(world: World, app_id: string): string {
  const token = `EAA${randomText(world.random, 40, ALPHANUMERIC)}`
  getApp(world, app_id).access_tokens.add(token)
  return token
}

export function revokeAccessToken(world: World, token: string): void {
  appOfToken(world, token)?.access_tokens.delete(token)
}

export function addWaba(
  world: World,
  portfolio_id: string,
  options: { id?: string; name?: string } = {},
): Waba {
  const count = nextCount(world, 'waba')
  const id = options.id ?? metaId('3100', count)
  const waba: Waba = {
    id: unused(world.wabas, id),
    portfolio_id: getPortfolio(world, portfolio_id).id,
    name: options.name ?? `WhatsApp account ${count}`,
    templates: new Map(),
  }
  world.wabas.set(id, waba)
  return waba
}

/** Sends the WABA's webhooks to the app's callback, or to an override of its own (`fields`: all if left out). */
export function subscribeApp(
  world: World,
  app_id: string,
  waba_id: string,
  options: { fields?: string[]; override_callback_url?: string } = {},
): void {
  getApp(world, app_id).subscriptions.set(getWaba(world, waba_id).id, {
    fields: options.fields ? new Set(options.fields) : 'all',
    override_callback_url: options.override_callback_url,
  })
}

export function unsubscribeApp(world: World, app_id: string, waba_id: string): boolean {
  return getApp(world, app_id).subscriptions.delete(waba_id)
}

/** Sets the app's callback. The verification GET is the deliverer's: `verifyCallback`. */
export function setCallback(
  world: World,
  app_id: string,
  options: { callback_url: string; verify_token?: string },
): void {
  const app = getApp(world, app_id)
  app.callback_url = options.callback_url
  app.verify_token = options.verify_token ?? app.verify_token
}

export function addBusinessNumber(
  world: World,
  waba_id: string,
  options: {
    id?: string
    display_phone_number?: string
    verified_name?: string
    test_number?: boolean
    allow_list?: string[]
    coexistence?: boolean
    messages_per_second?: 80 | 1000 | 20
    identity_key_check?: boolean
  } = {},
): BusinessNumber {
  const count = nextCount(world, 'number')
  const id = options.id ?? metaId('4200', count)
  const display = digitsOf(options.display_phone_number ?? `1555010${String(count).padStart(4, '0')}`)
  const waba = getWaba(world, waba_id)
  const number: BusinessNumber = {
    id: unused(world.numbers, id),
    waba_id,
    portfolio_id: waba.portfolio_id,
    display_phone_number: display,
    calling_code: callingCodeOf(display),
    verified_name: options.verified_name ?? waba.name,
    test_number: options.test_number ?? false,
    allow_list: new Set((options.allow_list ?? []).map(digitsOf)),
    coexistence: options.coexistence ?? false,
    messages_per_second: options.messages_per_second ?? (options.coexistence ? 20 : 80),
    identity_key_check: options.identity_key_check ?? false,
    blocked: new Set(),
    registered: true,
    quality_rating: 'GREEN',
  }
  world.numbers.set(id, number)
  return number
}

/**
 * Moves a WABA and its numbers to another portfolio. Every person has another BSUID there, and nothing is announced:
 * whether Meta reports it is not known.
 */
export function moveWaba(world: World, waba_id: string, portfolio_id: string): void {
  const waba = getWaba(world, waba_id)
  waba.portfolio_id = getPortfolio(world, portfolio_id).id
  for (const number of world.numbers.values()) {
    if (number.waba_id === waba_id) number.portfolio_id = portfolio_id
  }
}

/** Adds a phone to a test number's allow-list, in exactly the form given. */
export function allowTestRecipient(world: World, number_id: string, phone: string): void {
  getNumber(world, number_id).allow_list.add(digitsOf(phone))
}

/** Turning the book off deletes everything in it; turning it on starts empty. */
export function setContactBook(world: World, portfolio_id: string, enabled: boolean): void {
  const book = getPortfolio(world, portfolio_id).contact_book
  if (!enabled) book.entries.clear()
  book.enabled = enabled
  world.emit({
    type: 'setting_changed',
    at_ms: world.clock.now_ms,
    text: `The contact book of portfolio ${portfolio_id} is now ${enabled ? 'on' : 'off and empty'}.`,
  })
}

export function setIdentityKeyCheck(world: World, number_id: string, enabled: boolean): void {
  getNumber(world, number_id).identity_key_check = enabled
}

function metaId(prefix: string, count: number): string {
  return `${prefix}${String(count).padStart(11, '0')}`
}

function unused<Thing>(things: Map<string, Thing>, id: string): string {
  if (things.has(id)) throw new WorldError(`The id ${id} is taken`)
  return id
}
