import type { Command } from 'commander'
import { z } from 'zod'
import { runWithClient } from './run.ts'

const RESULT = z.object({ link: z.string() })

export function addPasswordLink(program: Command): void {
  program
    .command('password-link')
    .description('Print a link with which a user sets a new password. It works once, for an hour.')
    .requiredOption('--email <address>', 'the e-mail address that the user signs in with')
    .option('--json', 'print the link as JSON')
    .action(async ({ email, json }: { email: string; json?: true }) => {
      const answer = await runWithClient((client) =>
        client.request({ method: 'POST', path: '/v1/setup/password_links', body: { email } }),
      )
      const { link } = RESULT.parse(answer)
      console.log(json ? JSON.stringify({ link }) : link)
    })
}
