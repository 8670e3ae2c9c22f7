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
      'Connect a WhatsApp number. Run it again to update the settings: it prints the same ids and key.',
    )
    .requiredOption('--account <name>', 'name of the organisation; created if it does not exist')
    .requiredOption('--portfolio <id>', "Meta's id of the business portfolio")
    .requiredOption('--app-id <id>', "Meta's id of the app")
    .requiredOption('--app-secret <secret>', 'secret of the app, which signs its webhooks')
    .requiredOption('--verify-token <text>', 'the token that Meta sends when it verifies the webhook path')
    .requiredOption('--waba <id>', "Meta's id of the WhatsApp Business account")
    .requiredOption('--phone-number-id <id>', "Meta's id of the WhatsApp number")
    .requiredOption('--display-phone <phone>', 'the WhatsApp number, as shown to contacts')
    .requiredOption('--access-token <token>', 'access token for the Cloud API')
    .option('--name <name>', 'name of the inbox; default: the WhatsApp number')
    .option('--test-number', 'the number is a test number from Meta')
    .option('--renew-key', 'revoke the API key of earlier runs and print a new one')
    .option('--json', 'print the result as JSON')
    .action(async (options: SetUpOptions) => {
      const answer = await runWithClient(
        (client) => client.request({ method: 'POST', path: '/v1/setup', body: buildBody(options) }),
        { inbox_name: '--name' },
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
