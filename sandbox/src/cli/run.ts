import { type Speed, startSandbox } from '../sandbox.ts'
import { printEvent } from './print.ts'
import { describeLines, type TargetFlags, targetOf, untilInterrupted } from './target.ts'

type RunFlags = TargetFlags & {
  port: number
  seed: number
  speed: Speed
  printWebhooks?: boolean
  json?: boolean
}

export async function runScenarioCommand(name: string, flags: RunFlags): Promise<void> {
  const json = flags.json ?? false
  const sandbox = await startSandbox({
    port: flags.port,
    seed: flags.seed,
    scenario: name,
    speed: flags.speed,
    webhook: targetOf(flags),
    onEvent: (event) => printEvent(event, json, flags.printWebhooks),
  }).catch((error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
    return undefined
  })
  if (!sandbox) return
  if (!json)
    process.stdout.write(`${[`GRAPH_URL=${sandbox.url}`, ...describeLines(sandbox.lines)].join('\n')}\n`)
  void untilInterrupted().then(() => sandbox.stop())
  const result = await sandbox.play()
  await sandbox.stop()
  if (result.outcome === 'failed') process.exitCode = 1
  if (result.outcome === 'stopped') process.exitCode = 130
}
