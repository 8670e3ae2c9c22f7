import type { Command } from 'commander'
import { z } from 'zod'
import { runWithClient } from './run.ts'

type SetUpOptions = Record<string, string | true | undefined> & { json?: true }

const RESULT = z.object({
  account_id: z.string(),
  portfolio_id: z.string(),
  inbox_id: z.string(),
  api_key: z.string(),
  webhook_path: z.string(),
})

export function addSetup(program: Command): void {
  program
    .command('setup')
    .description(
      'Connect a WhatsApp line. Repeated, it takes over what changed and prints the same ids and key.',
    )
    .requiredOption('--account <name>', 'name of the organisation; made if there is none of that name')
    .requiredOption('--portfolio <id>', "Meta's id of the business portfolio")
    .requiredOption('--app-id <id>', "Meta's id of the app")
    .requiredOption('--app-secret <secret>', 'secret of the app, which signs its webhooks')
    .requiredOption('--verify-token <text>', 'what Meta shows when it verifies the webhook path')
    .requiredOption('--waba <id>', 'WhatsApp Business account of the line')
    .requiredOption('--phone-number-id <id>', "Meta's id of the line")
    .requiredOption('--display-phone <phone>', 'the phone number of the line, as people know it')
    .requiredOption('--access-token <token>', 'token to call the Cloud API with')
    .option('--name <name>', 'name of the inbox; else the phone')
    .option('--test-number', "the line is one of Meta's test numbers")
    .option('--renew-key', 'revoke the API key that earlier set-ups printed and print a new one')
    .option('--json', 'print the result as JSON')
    .action(async (options: SetUpOptions) => {
      const answer = await runWithClient((client) =>
        client.request({ method: 'POST', path: '/v1/setup', body: buildBody(options) }),
      )
      const result = RESULT.parse(answer)
      if (options.json) console.log(JSON.stringify(result))
      else for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(13)} ${value}`)
    })
}

function buildBody(options: SetUpOptions) {
  return {
    account: options.account,
    portfolio: options.portfolio,
    app_id: options.appId,
    app_secret: options.appSecret,
    verify_token: options.verifyToken,
    waba: options.waba,
    phone_number_id: options.phoneNumberId,
    display_phone: options.displayPhone,
    access_token: options.accessToken,
    inbox_name: options.name ?? null,
    is_test_number: options.testNumber === true,
    renew_key: options.renewKey === true,
  }
}
