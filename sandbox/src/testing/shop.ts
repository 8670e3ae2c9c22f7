import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox.ts'
import { parseScenario } from '../scenarios/parse.ts'
import { type Capture, startCapture } from './capture.ts'

/** Two portfolios, the second enrolled for parents; three people, one of them with a username. */
const SHOP = parseScenario(`
name: shop
title: A shop for tests
about: Nothing happens here by itself.
world:
  portfolios:
    shop: { contact_book: false }
    house: { contact_book: false, enrolment_group: family }
  numbers:
    counter: { portfolio: shop, phone: "+15550100200" }
    trial: { portfolio: shop, phone: "+15550100201", test_number: true, allow_list: ["+15550104477"] }
    desk: { portfolio: house, phone: "+15550100300" }
  people:
    ines: { name: Ines Duarte, phone: "+15550104477" }
    rafa: { name: Rafa, phone: "+15550104488", username: rafa.kite }
    bea: { name: Bea Ramos, phone: "+15550104499" }
  templates:
    - { portfolio: shop, name: order_ready, language: en, category: UTILITY, components: [{ type: BODY, text: "Your order is ready." }] }
    - { portfolio: shop, name: login_code, language: en, category: AUTHENTICATION, components: [{ type: BODY, text: "{{1}} is your code." }, { type: BUTTONS, buttons: [{ type: OTP, otp_type: COPY_CODE }] }] }
steps:
  - wait: 1 second
`)

export type Answer = { status: number; body: Record<string, unknown>; headers: Headers }

export interface Shop {
  sandbox: Sandbox
  capture: Capture
  counter: string
  trial: string
  desk: string
  waba: string
  token: string
  /** One call to the Graph surface, under v26.0. */
  graph(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>
  control(method: string, path: string, body?: unknown): Promise<Answer>
  stop(): Promise<void>
}

export type CallOptions = { token?: string | null; type?: string; prefix?: string }

export async function openShop(options: SandboxOptions = {}): Promise<Shop> {
  const capture = await startCapture()
  const sandbox = await startSandbox({
    scenario: SHOP,
    ...options,
    webhook: { url: capture.url, ...options.webhook },
  })
  const line = (name: string) => {
    const found = sandbox.lines.find((candidate) => candidate.name === name)
    if (!found) throw new Error(`The shop has no number ${name}`)
    return found
  }
  const { access_token: token, waba_id: waba } = line('counter')
  return {
    sandbox,
    capture,
    counter: line('counter').phone_number_id,
    trial: line('trial').phone_number_id,
    desk: line('desk').phone_number_id,
    waba,
    token,
    graph: (method, path, body, { token: other, type, prefix = '/v26.0' } = {}) =>
      call(`${sandbox.url}${prefix}${path}`, method, body, {
        ...(other === null ? {} : { authorization: `Bearer ${other ?? token}` }),
        'content-type': type ?? 'application/json',
      }),
    control: (method, path, body) =>
      call(
        `${sandbox.url}/control${path}`,
        method,
        body,
        body === undefined ? {} : { 'content-type': 'application/json' },
      ),
    async stop() {
      await sandbox.stop()
      await capture.stop()
    },
  }
}

async function call(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const raw = typeof body === 'string' || body instanceof FormData || body instanceof Uint8Array
  if (body instanceof FormData) delete headers['content-type']
  const response = await fetch(url, {
    method,
    headers,
    body: body === undefined ? undefined : raw ? (body as string) : JSON.stringify(body),
  })
  const text = await response.text()
  return {
    status: response.status,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    headers: response.headers,
  }
}

export function errorOf(answer: Answer): { code?: number; error_subcode?: number; message?: string } {
  return (answer.body.error ?? {}) as { code?: number; error_subcode?: number; message?: string }
}
