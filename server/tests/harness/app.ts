import { Registry } from 'prom-client'
import { asApiKey, insertApiKey, makeApiKey } from '../../src/access/accounts/api-key.ts'
import { type SetUpInput, type SetUpResult, setUp } from '../../src/channels/setup/set-up.ts'
import { buildInboxConnected } from '../../src/ingest/inbox-connected.ts'
import type { Clock } from '../../src/platform/base/clock.ts'
import { type Config, readConfig } from '../../src/platform/base/config.ts'
import { buildSecrets } from '../../src/platform/base/crypto.ts'
import { buildLog } from '../../src/platform/base/log.ts'
import { parseId } from '../../src/platform/base/parse-id.ts'
import { withEveryAccount } from '../../src/platform/db/with-account.ts'
import type { Deps } from '../../src/platform/deps.ts'
import type { Http } from '../../src/platform/http/types.ts'
import { buildApp } from '../../src/process/app.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { fastHashing } from './fast-hashing.ts'

/** A clock that stands still until a test moves it. */
export type TestClock = Clock & { set(now_ms: number): void; advance(by_ms: number): void }

export type TestAccount = SetUpResult & {
  /** The account's id as the database knows it. */
  account_uuid: string
  inbox_uuid: string
  portfolio_uuid: string
  /** What the account was set up with, as Meta names it. */
  number: number
  app_secret: string
  verify_token: string
  waba: string
  phone_number_id: string
  /** The Authorization header of its key, which may do everything. */
  headers: { authorization: string }
}

export type TestApp = {
  http: Http
  deps: Deps
  database: TestDatabase
  clock: TestClock
  operator: { authorization: string }
  /** What was said on the terminal. */
  told: string[]
  /** Another account with one inbox; each gets its own Meta ids unless the test names them. */
  addAccount(input?: Partial<SetUpInput>): Promise<TestAccount>
  /** The set-up of an account once more, with what changed. */
  setUpAgain(account: TestAccount, input: Partial<SetUpInput>): Promise<TestAccount>
  /** Headers of a key of this account that has these scopes only. */
  addKey(account: TestAccount, scopes: string[]): Promise<{ authorization: string }>
  close(): Promise<void>
}

export const TEST_SECRET_KEY = 'a secret key for tests, long enough to pass'
const OPERATOR_TOKEN = 'operator-of-the-tests'
const START_MS = Date.UTC(2026, 8, 1, 12)

/** The whole application on a database of its own, asked through `http.inject`. */
export async function testApp(
  config: Partial<Config> = {},
  fetch: typeof globalThis.fetch = refuseToFetch,
  browser_folder?: string,
): Promise<TestApp> {
  const database = await openTestDatabase()
  const clock = buildTestClock(START_MS)
  const deps: Deps = {
    db: database.db,
    store: database.store,
    metrics: new Registry(),
    config: { ...readConfig({}), ...config },
    clock,
    secrets: buildSecrets([TEST_SECRET_KEY]),
    passwords: fastHashing,
    fetch,
    log: buildLog('silent'),
  }
  const told: string[] = []
  const { http } = await buildApp(deps, {
    operator_token: OPERATOR_TOKEN,
    browser_folder,
    process_metrics: false,
    wakeWorker: () => undefined,
    wakeSender: () => undefined,
    tell: (line) => told.push(line),
  })
  let accounts = 0
  return {
    http,
    deps,
    database,
    clock,
    operator: { authorization: `Bearer ${OPERATOR_TOKEN}` },
    told,
    addAccount: (input = {}) => addAccount(deps, ++accounts, input),
    setUpAgain: (account, input) => addAccount(deps, account.number, input),
    addKey: (account, scopes) => addKey(deps, account, scopes),
    close: async () => {
      await http.close()
      await database.close()
    },
  }
}

function buildTestClock(start_ms: number): TestClock {
  let now_ms = start_ms
  return {
    now: () => now_ms,
    refresh: () => Promise.resolve(),
    set: (to_ms) => {
      now_ms = to_ms
    },
    advance: (by_ms) => {
      now_ms += by_ms
    },
  }
}

async function addAccount(deps: Deps, number: number, input: Partial<SetUpInput>): Promise<TestAccount> {
  const given = { ...buildSetUp(number), ...input }
  const result = await setUp({ ...deps, inboxConnected: buildInboxConnected(deps.clock) }, given)
  const { app_secret, verify_token, waba, phone_number_id } = given
  return {
    ...result,
    number,
    app_secret,
    verify_token,
    waba,
    phone_number_id,
    account_uuid: parseId('account', result.account_id),
    inbox_uuid: parseId('inbox', result.inbox_id),
    portfolio_uuid: parseId('portfolio', result.portfolio_id),
    headers: { authorization: `Bearer ${result.api_key}` },
  }
}

/** What a headless set-up is given, with its own Meta ids per number. */
export function buildSetUp(number: number): SetUpInput {
  return {
    account: `Account ${number}`,
    portfolio: `100${number}`,
    app_id: `200${number}`,
    app_secret: `app secret ${number}`,
    verify_token: `verify token ${number}`,
    waba: `300${number}`,
    phone_number_id: `400${number}`,
    display_phone: `+1 555 010 ${number}`,
    access_token: `access token ${number}`,
    is_test_number: false,
    inbox_name: null,
    renew_key: false,
  }
}

async function addKey(
  deps: Deps,
  account: TestAccount,
  scopes: string[],
): Promise<{ authorization: string }> {
  const key = makeApiKey()
  const row = {
    account_id: account.account_uuid,
    name: 'Test',
    key,
    scopes,
    setup_generation: null,
    now: new Date(),
  }
  await withEveryAccount(deps.db, (trx) => insertApiKey(trx, row))
  return { authorization: `Bearer ${key}` }
}

/** A well-formed key that belongs to nobody. */
export const UNKNOWN_KEY = { authorization: `Bearer ${asApiKey('A'.repeat(43))}` }

function refuseToFetch(): Promise<Response> {
  return Promise.reject(new Error('This test expects no request to go out.'))
}

/** For a server of a test in which no user signs in. */
export const NO_USERS = {
  findUser: async () => null,
  findMembership: async () => null,
  hasAccount: async () => false,
  public_url: undefined,
}
