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
      'Have stored webhooks processed again. Ordered at once, worked on by the running server or the next one.',
    )
    .requiredOption('--account <id>', 'the account, acc_…')
    .addOption(
      new Option('--scope <scope>', 'which webhooks').choices(['all', 'failed', 'unroutable', 'range']),
    )
    .option('--from <time>', 'only what was received at or after this time, such as 2026-08-11T00:00:00Z')
    .option('--until <time>', 'only what was received up to this time')
    .option('--show <id>', 'instead of ordering one: how far this replay, rpl_…, is')
    .option('--json', 'print the replay as JSON')
    .action(async (options: ReplayOptions) => {
      if ((options.scope === undefined) === (options.show === undefined)) {
        throw new Error('Name either --scope, to order a replay, or --show, to see how far one is.')
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
