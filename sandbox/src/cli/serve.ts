import pc from 'picocolors'
import { setClockRate } from '../control/clock-routes.ts'
import { listScenarios, type Speed, startSandbox } from '../sandbox.ts'
import { printEvent } from './print.ts'
import { describeLines, type TargetFlags, targetOf, untilInterrupted } from './target.ts'

type ServeFlags = TargetFlags & {
  port: number
  host: string
  seed: number
  scenario?: string
  speed: Speed
  clockRate: number
  json?: boolean
}

export async function serveCommand(flags: ServeFlags): Promise<void> {
  const json = flags.json ?? false
  const interrupted = untilInterrupted()
  const sandbox = await startSandbox({
    port: flags.port,
    host: flags.host,
    seed: flags.seed,
    // Without a scenario there is still a number to connect and a person to talk to.
    scenario: flags.scenario ?? 'hello',
    speed: flags.speed,
    clock_rate: flags.clockRate,
    webhook: targetOf(flags),
    onEvent: (event) => printEvent(event, json),
  })
  if (json) {
    process.stdout.write(`${JSON.stringify({ type: 'serving', url: sandbox.url, lines: sandbox.lines })}\n`)
  } else {
    const about = [
      `GRAPH_URL=${sandbox.url}`,
      `CLOCK_URL=${sandbox.clock_url}`,
      ...describeLines(sandbox.lines),
    ]
    process.stdout.write(`${pc.bold('The sandbox is listening.')}\n${about.join('\n')}\n`)
  }
  if (flags.scenario) void sandbox.play()
  else await setClockRate(sandbox.runtime, flags.clockRate)
  await interrupted
  await sandbox.stop()
}

export function listScenariosCommand(flags: { json?: boolean }): void {
  const scenarios = listScenarios().map(({ name, title, about, steps }) => ({
    name,
    title,
    about: about.trim(),
    steps: steps.length,
  }))
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(scenarios, null, 2)}\n`)
    return
  }
  for (const { name, title, about, steps } of scenarios) {
    process.stdout.write(`${pc.bold(name)} ${pc.dim(`(${steps} steps)`)}\n  ${title}\n  ${pc.dim(about)}\n`)
  }
}
