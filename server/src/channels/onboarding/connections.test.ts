import { afterAll, beforeAll, expect, test } from 'vitest'
import { UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { type BesideSandbox, openBesideSandbox } from '../../../tests/harness/beside-sandbox.ts'
import { workOff } from '../../../tests/harness/ingest.ts'

let beside: BesideSandbox
let second: Record<string, string>
beforeAll(async () => {
  beside = await openBesideSandbox()
  const { sandbox } = beside
  await sandbox.act('add_number', { phone: '+1 555 010 0888', name: 'Second counter', as: 'second' })
  const [line] = sandbox.lines
  const number = [...sandbox.world.numbers.values()].find((it) => it.verified_name === 'Second counter')
  const waba = number && sandbox.world.wabas.get(number.waba_id)
  if (!line || !number || !waba) throw new Error('the sandbox has no second line')
  second = {
    meta_portfolio_id: waba.portfolio_id,
    app_id: line.app_id,
    app_secret: line.app_secret,
    verify_token: line.verify_token,
    waba_id: waba.id,
    phone_number_id: number.id,
    access_token: line.access_token,
  }
})
afterAll(() => beside.close())

type Check = { check: string; state: string; code: string | null }
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH'
const ask = (method: Method, url: string, payload?: object, headers: object = beside.account.headers) =>
  beside.app.http.inject({ method, url, headers: { ...headers }, ...(payload && { payload }) })
const verify = async (change: Record<string, string> = {}) => {
  const answer = await ask('POST', '/v1/connections/verifications', { ...second, ...change })
  expect(answer.statusCode).toBe(200)
  const { checks }: { checks: Check[] } = answer.json()
  return checks.filter(({ state }) => state !== 'ok').map(({ check, state, code }) => [check, state, code])
}
const tokenWith = async (grant: object) => {
  const answer = await fetch(`${beside.sandbox.url}/control/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ app: second.app_id, ...grant }),
  })
  const { access_token } = (await answer.json()) as { access_token: string }
  return access_token
}

test.each([
  ['POST', '/v1/connections/verifications'],
  ['POST', '/v1/connections'],
  ['GET', '/v1/apps'],
  ['PATCH', '/v1/apps/app_00000000000000000000000000000000'],
  ['GET', '/v1/inboxes/ibx_00000000000000000000000000000000/connection'],
  ['PUT', '/v1/inboxes/ibx_00000000000000000000000000000000/access_token'],
] as const)('%s %s is refused without a key and without its scope', async (method, url) => {
  expect((await ask(method, url, undefined, {})).statusCode).toBe(401)
  expect((await ask(method, url, undefined, UNKNOWN_KEY)).statusCode).toBe(401)
  const narrow = await beside.app.addKey(beside.account, ['events:read'])
  expect((await ask(method, url, undefined, narrow)).statusCode).toBe(403)
})

test("another account's lines and apps, which exist, are not found", async () => {
  const other = await beside.app.addAccount()
  const { data } = (await ask('GET', '/v1/apps', undefined, other.headers)).json()
  expect(data).toHaveLength(1)
  expect((await ask('PATCH', `/v1/apps/${data[0].id}`, { verify_token: 'mine' })).statusCode).toBe(404)
  expect((await ask('GET', `/v1/inboxes/${other.inbox_id}/connection`)).statusCode).toBe(404)
  const token = await ask('PUT', `/v1/inboxes/${other.inbox_id}/access_token`, { access_token: 'mine' })
  expect(token.statusCode).toBe(404)
})

test('what belongs together is confirmed, with what Meta says the number is', async () => {
  expect(await verify()).toEqual([])
  const { number } = (await ask('POST', '/v1/connections/verifications', second)).json()
  expect(number).toMatchObject({ verified_name: 'Second counter', quality: expect.any(String) })
  expect(number.display_phone).toContain('888')
})

test('each thing that can be wrong is told from the others', async () => {
  const past = await tokenWith({ expires_in: 0 })
  const cases: [string, Record<string, string>, unknown[]][] = [
    ['a wrong secret', { app_secret: 'not the secret' }, ['app', 'failed', 'app_secret_wrong']],
    ['a wrong token', { access_token: 'EAAwrong' }, ['token', 'failed', 'token_invalid']],
    ['a token past its end', { access_token: past }, ['token', 'failed', 'token_expired']],
    [
      'no permission to manage',
      { access_token: await tokenWith({ permissions: ['whatsapp_business_messaging'] }) },
      ['token', 'failed', 'permission_missing'],
    ],
    [
      'no permission to message',
      { access_token: await tokenWith({ permissions: ['whatsapp_business_management'] }) },
      ['messaging', 'failed', 'permission_missing'],
    ],
    ['a WABA that is not there', { waba_id: '999' }, ['waba', 'failed', 'waba_unknown']],
    ['a number of another WABA', { phone_number_id: '998' }, ['number', 'failed', 'number_elsewhere']],
    ['another portfolio', { meta_portfolio_id: '997' }, ['portfolio', 'failed', 'portfolio_of_others']],
  ]
  for (const [name, change, wanted] of cases) {
    expect([name, await verify(change)]).toEqual([name, expect.arrayContaining([wanted])])
    const refused = await ask('POST', '/v1/connections', { ...second, ...change })
    expect([name, refused.statusCode, refused.json().code]).toEqual([name, 422, 'line_refused'])
    expect(refused.json().checks).toContainEqual(
      expect.objectContaining({ state: 'failed', code: wanted[2] }),
    )
  }
  expect((await ask('GET', '/v1/inboxes')).json().data).toHaveLength(1)
})

test('a line is connected with the secret of an app that is known, is heard, and is connected again with a new token', async () => {
  const { app_secret, verify_token, ...rest } = second
  const made = await ask('POST', '/v1/connections', { ...rest, name: 'The second' })
  expect(made.statusCode).toBe(201)
  const { inbox, app, subscribed } = made.json()
  expect(inbox).toMatchObject({ name: 'The second', phone_number_id: second.phone_number_id })
  expect([subscribed, app.reachable]).toEqual([true, false])
  for (const secret of [app_secret, verify_token, second.access_token])
    expect(made.body).not.toContain(secret)
  const heard = async () => (await ask('GET', `/v1/inboxes/${inbox.id}/connection`)).json().last_inbound_at
  expect(await heard()).toBeNull()
  const [person] = beside.sandbox.world.people.values()
  await beside.sandbox.act('write', { who: person?.id, number: 'second', text: 'Is this the second?' })
  await workOff(beside.app)
  expect(await heard()).toEqual(expect.any(String))
  const again = await ask('POST', '/v1/connections', { ...rest, access_token: await tokenWith({}) })
  expect([again.statusCode, again.json().inbox.id]).toEqual([201, inbox.id])
  const entries = (await ask('GET', `/v1/audit_entries?subject=${inbox.id}`)).json().data
  expect(entries.map(({ action }: { action: string }) => action)).toEqual([
    'inbox.connected',
    'inbox.connected',
  ])
  expect(JSON.stringify(entries)).not.toContain('EAA')
})

test('a new app needs its secret and a verify token', async () => {
  const { app_secret, verify_token, ...rest } = second
  const refused = await ask('POST', '/v1/connections', { ...rest, app_id: '12345' })
  expect([refused.statusCode, refused.json().errors[0].field]).toEqual([400, 'body.app_secret'])
})

test('the app says when Meta asked for the address, and when the last webhook came', async () => {
  const [app] = (await ask('GET', '/v1/apps')).json().data
  expect(app).toMatchObject({ verified_at: expect.any(String), last_webhook_at: expect.any(String) })
  expect(app.webhook_url).toContain(beside.account.webhook_path)
})

test('a new secret is taken once Meta confirms it, with the one before kept; a wrong one changes nothing', async () => {
  const [app] = (await ask('GET', '/v1/apps')).json().data
  const wrong = await ask('PATCH', `/v1/apps/${app.id}`, { app_secret: 'not the secret' })
  expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'line_refused'])
  const owner = beside.sandbox.world.apps.get(app.meta_app_id)
  if (!owner) throw new Error('the app is gone')
  owner.secret = 'renewed_secret'
  const changed = await ask('PATCH', `/v1/apps/${app.id}`, { app_secret: 'renewed_secret' })
  expect([changed.statusCode, changed.json().has_previous_secret]).toEqual([200, true])
  const { headers } = beside.account
  const [entry] = (
    await ask('GET', '/v1/audit_entries?action=app.secrets_changed', undefined, headers)
  ).json().data
  expect(entry.details).toEqual({ fields: ['app_secret'] })
})

test('a new token is taken once Meta confirms it, and a wrong one changes nothing', async () => {
  const url = `/v1/inboxes/${beside.account.inbox_id}/access_token`
  const wrong = await ask('PUT', url, { access_token: 'EAAwrong' })
  expect([wrong.statusCode, wrong.json().checks[0].code]).toEqual([422, 'token_invalid'])
  expect((await ask('PUT', url, { access_token: await tokenWith({}) })).statusCode).toBe(200)
})
