import { type Command, Option } from 'commander'
import { z } from 'zod'
import { runWithClient } from './run.ts'

type ReplayOptions = {
  account: string
  scope?: string
  from?: string
  until?: string
  show?: string
  json?: true
}

const REPLAY = z.object({
  id: z.string(),
  scope: z.string(),
  state: z.string(),
  queued: z.number(),
  processed: z.number(),
})

export function addReplay(program: Command): void {
  program
    .command('replay')
    .description(
      'Process stored webhooks again. The running server does the work, or the next server that starts.',
    )
    .requiredOption('--account <id>', 'the account, acc_…')
    .addOption(
      new Option('--scope <scope>', 'the webhooks to replay').choices([
        'all',
        'failed',
        'unroutable',
        'range',
      ]),
    )
    .option('--from <time>', 'only webhooks received at or after this time, such as 2026-08-11T00:00:00Z')
    .option('--until <time>', 'only webhooks received up to this time')
    .option('--show <id>', 'show the progress of a replay, rpl_…, instead of starting one')
    .option('--json', 'print the replay as JSON')
    .action(async (options: ReplayOptions) => {
      if ((options.scope === undefined) === (options.show === undefined)) {
        throw new Error('Use either --scope to start a replay, or --show to see its progress.')
      }
      const answer = await runWithClient((client) => client.request(buildRequest(options)))
      const replay = REPLAY.parse(answer)
      if (options.json) console.log(JSON.stringify(answer))
      else console.log(`${replay.id} ${replay.state}: ${replay.processed} of ${replay.queued} processed.`)
    })
}

function buildRequest({ account, scope, from, until, show }: ReplayOptions) {
  if (show !== undefined) {
    const path = `/v1/ingest/replays/${encodeURIComponent(show)}`
    return { method: 'GET' as const, path, account_id: account }
  }
  return {
    method: 'POST' as const,
    path: '/v1/ingest/replays',
    body: { scope, from, until },
    account_id: account,
  }
}
