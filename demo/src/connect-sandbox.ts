import type { ConnectionLine, Sandbox } from '@selfsame/sandbox'
import { type Config, type Log, openClient, parseId } from '@selfsame/server'
import { SANDBOX_ACCOUNT } from './connected.ts'

/** A server that runs in this process, or in another one with the same data folder. */
export type ReachableServer = { url: string | null; deps: { log: Log } }

export type Connection = { account_id: string; api_key: string }

type SetUpAnswer = { account_id: string; api_key: string; webhook_path: string }

/** Connects the sandbox's numbers as an operator would connect real ones, then registers our webhook with its app. */
export async function connectSandbox(
  config: Config,
  server: ReachableServer,
  sandbox: Sandbox,
  account = SANDBOX_ACCOUNT,
): Promise<Connection> {
  const client = await openClient(config, server.deps.log)
  try {
    const answers: SetUpAnswer[] = []
    for (const line of sandbox.lines) {
      const answer = await client.request({
        method: 'POST',
        path: '/v1/setup',
        body: setUpBody(line, account),
      })
      // The route's own schema checked it on the way out.
      answers.push(answer as SetUpAnswer)
    }
    const [first] = answers
    const [line] = sandbox.lines
    if (!first || !line) throw new Error('the scenario has no business number')
    await registerWebhook(sandbox, line, `${server.url}${first.webhook_path}`)
    return { account_id: parseId('account', first.account_id), api_key: first.api_key }
  } finally {
    await client.close()
  }
}

function setUpBody(line: ConnectionLine, account: string) {
  return {
    account,
    portfolio: line.portfolio_id,
    app_id: line.app_id,
    app_secret: line.app_secret,
    verify_token: line.verify_token,
    waba: line.waba_id,
    phone_number_id: line.phone_number_id,
    display_phone: line.display_phone_number,
    access_token: line.access_token,
    is_test_number: line.test_number,
    inbox_name: line.verified_name,
    renew_key: false,
  }
}

async function registerWebhook(sandbox: Sandbox, line: ConnectionLine, url: string): Promise<void> {
  const response = await fetch(`${sandbox.url}/control/callback`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ app: line.app_id, url, verify_token: line.verify_token }),
  })
  if (!response.ok) throw new Error(`the webhook could not be registered: ${await response.text()}`)
}
