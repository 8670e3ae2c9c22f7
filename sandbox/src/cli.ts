import { readFileSync } from 'node:fs'
import { Command, InvalidArgumentError } from 'commander'
import { runScenarioCommand } from './cli/run.ts'
import { listScenariosCommand, serveCommand } from './cli/serve.ts'
import { trafficCommand } from './cli/traffic.ts'
import type { Speed } from './scenarios/play.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}

const program = new Command('selfsame-sandbox')
  .description('A local stand-in for the WhatsApp Cloud API and for WhatsApp users.')
  .version(version)
  .showHelpAfterError('(use --help for help)')

withTarget(program.command('serve').description('Serve the Graph surface and the control API.'))
  .option('--port <port>', 'port to listen on', wholeNumber, 4010)
  .option('--host <host>', 'address to listen on', '127.0.0.1')
  .option('--seed <number>', 'seed for ids and bytes', wholeNumber, 1)
  .option('--scenario <name or file>', 'create the world of a scenario and play it')
  .option('--speed <factor>', 'playback speed of the scenario: a number, or max', speed, 1)
  .option(
    '--clock-rate <factor>',
    'clock speed (after the scenario, if there is one); 0 stops the clock',
    positive,
    1,
  )
  .option('--json', 'print events as JSON lines')
  .action(serveCommand)

program
  .command('scenarios')
  .description('List the included scenarios.')
  .option('--json', 'print as JSON')
  .action(listScenariosCommand)

withTarget(program.command('run <name>').description('Play one scenario (by name or file), then exit.'))
  .option('--port <port>', 'port of the Graph surface, 0 for any', wholeNumber, 0)
  .option('--seed <number>', 'seed for ids and bytes', wholeNumber, 1)
  .option('--speed <factor>', 'a number, or max', speed, 'max')
  .option('--print-webhooks', 'print every webhook body')
  .option('--json', 'print events as JSON lines')
  .action(runScenarioCommand)

program
  .command('traffic')
  .description('Post generated, signed webhooks to a URL.')
  .requiredOption('--webhook <url>', 'the target URL')
  .requiredOption('--app-secret <secret>', 'the app secret that signs the webhooks')
  .option('--updates <count>', 'total number of updates', wholeNumber, 10_000)
  .option('--rate <count>', 'updates per second; default: as fast as possible', positive)
  .option('--batch <count>', 'updates per POST, 1 to 1,000', wholeNumber, 1)
  .option('--concurrency <count>', 'concurrent POSTs', wholeNumber, 8)
  .option('--people <count>', 'number of simulated users', wholeNumber, 1_000)
  .option('--adopters <share>', 'share of users who adopt a username and hide the phone', share, 0.3)
  .option('--bsuid-only <share>', 'share of users whose phone is never shown', share, 0.1)
  .option('--statuses <share>', 'share of status updates', share, 0.5)
  .option('--rotations <share>', 'share of number changes', share, 0.001)
  .option('--parents', 'include parent BSUIDs')
  .option('--waba <id>', 'WABA id', '310000000000001')
  .option('--phone-number-id <id>', 'business phone number id', '420000000000001')
  .option('--display-phone <digits>', 'business phone number', '15550100001')
  .option('--seed <number>', 'seed for the bytes', wholeNumber, 1)
  .option('--json', 'print the report as JSON')
  .action(trafficCommand)

await program.parseAsync()

function withTarget(command: Command): Command {
  return command
    .option('--webhook <url>', 'the webhook URL; {app_id} is replaced with the app’s id')
    .option('--app-id <id>', 'id of the app')
    .option('--app-secret <secret>', 'secret that signs webhooks')
    .option('--verify-token <token>', 'token of the verification GET')
    .option('--access-token <token>', 'access token for Graph requests')
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Must be a whole number.')
  return Number(text)
}

function positive(text: string): number {
  const value = Number(text)
  if (!Number.isFinite(value) || value < 0) throw new InvalidArgumentError('Must be a number.')
  return value
}

function share(text: string): number {
  const value = positive(text)
  if (value > 1) throw new InvalidArgumentError('Must be between 0 and 1.')
  return value
}

function speed(text: string): Speed {
  if (text === 'max') return text
  const value = positive(text)
  if (value === 0) throw new InvalidArgumentError('Must be above 0, or max.')
  return value
}
