import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listScenarios, type Sandbox, type Speed, startSandbox } from '@selfsame/sandbox'
import {
  buildLog,
  type Config,
  type Log,
  ownerLinkOf,
  ROLES,
  type RunningServer,
  readConfig,
  reportFailure,
  runServer,
  runUntilSignal,
} from '@selfsame/server'
import { Command, InvalidArgumentError } from 'commander'
import pc from 'picocolors'
import { bakeryAnswers } from './bakery-answers.ts'
import { buildBrowserApp } from './build-browser-app.ts'
import { type Connection, connectSandbox } from './connect-sandbox.ts'
import { countRealLines } from './connected.ts'
import { type Memory, readMemory, writeMemory } from './memory.ts'
import { describeCustomers, describeHappening, describeSandboxEvent } from './print.ts'
import { settled } from './settled.ts'
import { listCustomers, watchFeed } from './watch.ts'

const DEFAULT_SCENARIO = 'username-rollout'

type Options = { scenario?: string; speed: Speed; seed?: number; exit?: true; build: boolean }

const program = new Command('selfsame start')
  .description('Start Selfsame. Without a connected WhatsApp number, the sandbox plays a scenario.')
  .option(
    '--scenario <name>',
    `one of ${listScenarios()
      .map(({ name }) => name)
      .join(', ')}`,
  )
  .option('--speed <factor>', 'playback speed: a number, or max', parseSpeed, 1)
  .option('--seed <number>', 'seed for the ids and phones of the scenario', Number)
  .option('--exit', 'exit when the scenario ends')
  .option('--no-build', 'do not build the browser application, for use with the Vite server')
  .showHelpAfterError()
  .action(start)

try {
  await program.parseAsync()
} catch (error) {
  reportFailure(error)
}

async function start(options: Options): Promise<void> {
  if (options.scenario !== undefined && !listScenarios().some(({ name }) => name === options.scenario)) {
    throw new Error(
      `Unknown scenario ${options.scenario}. The scenarios are: ${listScenarios()
        .map(({ name }) => name)
        .join(', ')}.`,
    )
  }
  if (options.build) await buildBrowserApp(say)
  const config = readConfig()
  const log = buildLog(process.env.LOG_LEVEL ? config.log_level : 'warn')
  const lines = await countRealLines(config)
  if (lines > 0) {
    if (options.scenario)
      throw new Error('Can’t play a scenario: a WhatsApp number is connected. Use another DATA_DIR.')
    const server = await runServer(config, ROLES, log)
    await runUntilSignal(server, async () =>
      say([
        `Selfsame is running at ${pc.bold(server.url ?? '')} with ${lines} connected ${lines === 1 ? 'number' : 'numbers'}. Press Ctrl-C to stop.`,
        ...(await signUpHint(server)),
      ]),
    )
    return
  }
  await startWithSandbox(config, log, options)
}

async function startWithSandbox(config: Config, log: Log, options: Options): Promise<void> {
  const memory = await readMemory(config.data_dir)
  const last = memory.plays.at(-1)
  const again = last !== undefined && options.scenario === undefined
  const scenario = options.scenario ?? last?.scenario ?? DEFAULT_SCENARIO
  const seed = options.seed ?? (again ? last.seed : memory.plays.length + 1)
  const keep_in = join(config.data_dir, `sandbox-${scenario}-${seed}.world`)
  // An interrupted play starts over in a new world.
  if (!again) await rm(keep_in, { force: true })
  const sandbox = await startSandbox({
    scenario,
    seed,
    speed: options.speed,
    start_ms: last?.until_ms,
    clock_rate: 1,
    keep_in,
  })
  const server = await runServer(
    { ...config, graph_url: sandbox.url, clock_url: sandbox.clock_url, sandbox_url: sandbox.url },
    ROLES,
    log,
  ).catch(async (error: unknown) => {
    await sandbox.stop()
    throw error
  })
  const close = async () => {
    await sandbox.stop()
    await server.close()
  }
  await runUntilSignal({ deps: server.deps, close }, async () => {
    await show({ config, server, sandbox }, { scenario, seed, memory, again })
    if (options.exit) await close()
  })
}

type Running = { config: Config; server: RunningServer; sandbox: Sandbox }
type Playing = { scenario: string; seed: number; memory: Memory; again: boolean }

/** Plays the scenario, or shows what an earlier play has left. */
async function show({ config, server, sandbox }: Running, playing: Playing): Promise<void> {
  const connection = await connectSandbox(config, server, sandbox)
  say([
    `Selfsame is running at ${pc.bold(server.url ?? '')}, the sandbox at ${sandbox.url}.`,
    ...(await signUpHint(server)),
  ])
  if (!playing.again) return play({ config, server, sandbox }, connection, playing)
  say([
    pc.dim(
      `The scenario ${playing.scenario} was already played. These are the contacts in ${config.data_dir}.`,
    ),
  ])
  await showCustomers(server, connection)
  say([pc.dim('Play another with: npm start -- --scenario NAME'), ...hints(server, connection, config)])
}

async function play(
  { config, server, sandbox }: Running,
  connection: Connection,
  { scenario, seed, memory }: Playing,
): Promise<void> {
  const found = listScenarios().find(({ name }) => name === scenario)
  say(['', pc.bold(found?.title ?? scenario), pc.dim(found?.about.trim() ?? '')])
  const stopListening = sandbox.onEvent((event) => say(describeSandboxEvent(event)))
  const stopWatching = watchFeed(server.deps.db, connection.account_id, (happening) => {
    const line = describeHappening(happening)
    if (line) say([line])
  })
  const result = await sandbox.play()
  await settled(server, connection)
  if (result.outcome === 'finished' && scenario === DEFAULT_SCENARIO) {
    await bakeryAnswers(server, sandbox, connection, say)
    await settled(server, connection)
  }
  await stopWatching()
  stopListening()
  if (result.outcome === 'stopped') return
  await writeMemory(config.data_dir, {
    plays: [...memory.plays, { scenario, seed, until_ms: sandbox.world.clock.now_ms }],
  })
  if (result.outcome === 'failed') throw new Error(`The scenario failed: ${result.reason}`)
  say(['', pc.bold('The contacts:')])
  await showCustomers(server, connection)
  say(hints(server, connection, config))
}

async function showCustomers(server: RunningServer, connection: Connection): Promise<void> {
  say(describeCustomers(await listCustomers(server.deps.db, connection.account_id)))
}

async function signUpHint(server: RunningServer): Promise<string[]> {
  const link = await ownerLinkOf(server)
  return link === null ? [] : [`No users yet. Create the owner account: ${pc.bold(link)}`]
}

function hints(server: RunningServer, connection: Connection, { public_url }: Config): string[] {
  return [
    pc.dim('Sign in and play a simulated user yourself:'),
    `  ${public_url ?? server.url}/phone`,
    pc.dim('Try the API:'),
    `  curl -H "Authorization: Bearer ${connection.api_key}" ${server.url}/v1/contacts`,
    pc.dim(`API reference: ${server.url}/docs. Press Ctrl-C to stop.`),
  ]
}

function say(lines: string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`)
}

function parseSpeed(text: string): Speed {
  if (text === 'max') return text
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('Must be a number above 0, or max.')
  return value
}
