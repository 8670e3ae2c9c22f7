import type { Command } from 'commander'
import { z } from 'zod'
import { runWithClient } from './run.ts'

const RESULT = z.object({ link: z.string() })

export function addOwnerLink(program: Command): void {
  program
    .command('owner-link')
    .description('Print a new one-time link to create the owner account.')
    .option('--json', 'print the link as JSON')
    .action(async (options: { json?: true }) => {
      const answer = await runWithClient((client) =>
        client.request({ method: 'POST', path: '/v1/setup/owner_links' }),
      )
      const { link } = RESULT.parse(answer)
      console.log(options.json ? JSON.stringify({ link }) : link)
    })
}
