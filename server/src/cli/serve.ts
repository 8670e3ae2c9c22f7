import { type Command, InvalidArgumentError } from 'commander'
import { readConfig } from '../platform/base/config.ts'
import { buildLog } from '../platform/base/log.ts'
import { type ProcessRole, ROLES } from '../platform/base/process-roles.ts'
import type { RunningServer } from '../process/run-server.ts'

const CLOSES_WITHIN_MS = 20_000

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('Start the server and keep it running.')
    .option('--roles <roles>', `the roles of this process: ${ROLES.join(', ')}`, parseRoles, [...ROLES])
    .option('--json', 'print the address as one line of JSON')
    .action(async (options: { roles: ProcessRole[]; json?: true }) => {
      const config = readConfig()
      const log = buildLog(config.log_level)
      const { runServer } = await import('../process/run-server.ts')
      const server = await runServer(config, options.roles, log)
      await runUntilSignal(server, async () => {
        if (options.json) console.log(JSON.stringify({ url: server.url, roles: options.roles }))
        else
          console.error(
            `Selfsame is running${server.url === null ? '' : ` at ${server.url}`}. Press Ctrl-C to stop.`,
          )
        const link = await ownerLinkOf(server)
        if (link !== null) console.error(`No users yet. Create the owner account: ${link}`)
      })
    })
}

/** A link with which the first owner signs up, or null where that is done or nothing is served here. */
export async function ownerLinkOf({
  url,
  deps,
}: Pick<RunningServer, 'url' | 'deps'>): Promise<string | null> {
  if (url === null) return null
  const { makeOwnerLink } = await import('../access/users/owner.ts')
  return makeOwnerLink(deps, deps.config.public_url ?? url)
}

/**
 * Runs `work` beside a server, and ends the process cleanly at the first signal and at once at the second. What fails in `work`
 * once the server closes is no failure.
 */
export async function runUntilSignal(
  server: Pick<RunningServer, 'close' | 'deps'>,
  work: () => Promise<void>,
): Promise<void> {
  let closing = false
  const onSignal = (signal: NodeJS.Signals) => {
    if (closing) process.exit(1)
    closing = true
    server.deps.log.info({ signal }, 'closing')
    // Whatever hangs, the supervisor that stopped us must not have to kill us.
    setTimeout(() => process.exit(1), CLOSES_WITHIN_MS).unref()
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        server.deps.log.error({ err: error }, 'closing failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  try {
    await work()
  } catch (error) {
    if (!closing) throw error
  }
}

function parseRoles(text: string): ProcessRole[] {
  const names = text.split(',').map((name) => name.trim())
  const roles = ROLES.filter((role) => names.includes(role))
  if (roles.length === 0 || roles.length !== new Set(names).size) {
    throw new InvalidArgumentError(`Choose from ${ROLES.join(', ')}, separated by commas.`)
  }
  return roles
}
