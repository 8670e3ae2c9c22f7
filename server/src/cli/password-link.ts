import type { Command } from 'commander'
import { z } from 'zod'
import { runWithClient } from './run.ts'

const RESULT = z.object({ link: z.string() })

export function addPasswordLink(program: Command): void {
  program
    .command('password-link')
    .description('Print a link to reset a user’s password. It can be used once and expires in one hour.')
    .requiredOption('--email <address>', 'the email address of the user')
    .option('--json', 'print the link as JSON')
    .action(async ({ email, json }: { email: string; json?: true }) => {
      const answer = await runWithClient((client) =>
        client.request({ method: 'POST', path: '/v1/setup/password_links', body: { email } }),
      )
      const { link } = RESULT.parse(answer)
      console.log(json ? JSON.stringify({ link }) : link)
    })
}
