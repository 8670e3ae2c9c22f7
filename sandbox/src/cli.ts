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
  .description('A stand-in for the WhatsApp Cloud API and for the people who hold the phones.')
  .version(version)
  .showHelpAfterError('(add --help for what is possible)')

withTarget(program.command('serve').description('Serve the Graph surface and the control API.'))
  .option('--port <port>', 'port to listen on', wholeNumber, 4010)
  .option('--host <host>', 'address to listen on', '127.0.0.1')
  .option('--seed <number>', 'the same seed gives the same ids and bytes', wholeNumber, 1)
  .option('--scenario <name or file>', 'build a scenario’s world and play it')
  .option('--speed <factor>', 'how fast a scenario plays: a number, or max', speed, 1)
  .option(
    '--clock-rate <factor>',
    'how fast the clock runs (after a scenario, if one plays); 0 stops it',
    positive,
    1,
  )
  .option('--json', 'print events as JSON lines')
  .action(serveCommand)

program
  .command('scenarios')
  .description('List the scenarios that come along.')
  .option('--json', 'print as JSON')
  .action(listScenariosCommand)

withTarget(
  program.command('run <name>').description('Play one scenario (by name or file) to its end, then exit.'),
)
  .option('--port <port>', 'port of the Graph surface, 0 for any', wholeNumber, 0)
  .option('--seed <number>', 'the same seed gives the same ids and bytes', wholeNumber, 1)
  .option('--speed <factor>', 'a number, or max', speed, 'max')
  .option('--print-webhooks', 'print every webhook body')
  .option('--json', 'print events as JSON lines')
  .action(runScenarioCommand)

program
  .command('traffic')
  .description('Post generated, signed webhooks to a URL.')
  .requiredOption('--webhook <url>', 'where to post')
  .requiredOption('--app-secret <secret>', 'the app’s secret, for the signature')
  .option('--updates <count>', 'updates in all', wholeNumber, 10_000)
  .option('--rate <count>', 'updates per second; as fast as they are answered if left out', positive)
  .option('--batch <count>', 'updates per POST, 1 to 1,000', wholeNumber, 1)
  .option('--concurrency <count>', 'POSTs at once', wholeNumber, 8)
  .option('--people <count>', 'people who write', wholeNumber, 1_000)
  .option('--adopters <share>', 'share of people who adopt a username and hide', share, 0.3)
  .option('--bsuid-only <share>', 'share of people whose phone is never shown', share, 0.1)
  .option('--statuses <share>', 'share of the updates that are statuses', share, 0.5)
  .option('--rotations <share>', 'share of the updates that are number changes', share, 0.001)
  .option('--parents', 'include parent BSUIDs')
  .option('--waba <id>', 'WABA id', '310000000000001')
  .option('--phone-number-id <id>', 'business phone number id', '420000000000001')
  .option('--display-phone <digits>', 'business phone number', '15550100001')
  .option('--seed <number>', 'the same seed gives the same bytes', wholeNumber, 1)
  .option('--json', 'print the report as JSON')
  .action(trafficCommand)

await program.parseAsync()

function withTarget(command: Command): Command {
  return command
    .option('--webhook <url>', 'where webhooks go; {app_id} stands for the app’s id')
    .option('--app-id <id>', 'id of the app')
    .option('--app-secret <secret>', 'secret that signs webhooks')
    .option('--verify-token <token>', 'token of the verification GET')
    .option('--access-token <token>', 'token that Graph requests need')
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}

function positive(text: string): number {
  const value = Number(text)
  if (!Number.isFinite(value) || value < 0) throw new InvalidArgumentError('It must be a number.')
  return value
}

function share(text: string): number {
  const value = positive(text)
  if (value > 1) throw new InvalidArgumentError('It must be between 0 and 1.')
  return value
}

function speed(text: string): Speed {
  if (text === 'max') return text
  const value = positive(text)
  if (value === 0) throw new InvalidArgumentError('It must be above 0, or max.')
  return value
}
