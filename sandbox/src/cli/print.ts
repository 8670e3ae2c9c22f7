import pc from 'picocolors'
import type { SandboxEvent } from '../sandbox.ts'
import type { WebhookBody } from '../world/wire.ts'

/** Prints one event, as JSON or as a line for people; some say nothing to people. */
export function printEvent(event: SandboxEvent, json: boolean, with_bodies = false): void {
  const line = json ? JSON.stringify(event) : describe(event, with_bodies)
  if (line !== undefined) process.stdout.write(`${line}\n`)
}

function describe(event: SandboxEvent, with_bodies: boolean): string | undefined {
  switch (event.type) {
    case 'scenario.started':
      return `\n${pc.bold(event.title)}\n${pc.dim(event.text)}\n`
    case 'scenario.step':
      return `${when(event.at_ms)} ${pc.cyan(`${event.step}/${event.steps}`)} ${pc.bold(event.text)}`
    case 'scenario.ended':
      return event.outcome === 'finished' ? `\n${pc.green(event.text)}` : `\n${pc.red(event.text)}`
    case 'callback.verified':
      return event.ok ? pc.dim(event.text) : pc.yellow(event.text)
    case 'webhook_sent': {
      const again = event.attempt > 1 ? `, attempt ${event.attempt}` : ''
      const line = `  → ${summarise(event.body)} (${event.http_status}${again})`
      const body = with_bodies && event.attempt === 1 ? `\n    ${event.body}` : ''
      return (event.http_status === 200 ? pc.dim(line) : pc.yellow(line)) + body
    }
    case 'webhook_lost':
      return pc.yellow(`  × webhook lost: ${event.reason}`)
    case 'webhook_dropped':
      return pc.red(`  × webhook failed after ${event.attempts} attempts`)
    case 'business_refused':
      return pc.yellow(`  ${event.text}`)
    case 'person_acted':
    case 'business_sent':
    case 'setting_changed':
    case 'traffic.progress':
      return pc.dim(`  ${event.text}`)
    default:
      return undefined
  }
}

const LISTS = ['messages', 'statuses', 'message_echoes', 'history', 'state_sync', 'calls', 'groups']

/** `messages text, status delivered`; long batches are cut. */
function summarise(body: string): string {
  const { entry } = JSON.parse(body) as WebhookBody
  const parts = entry.flatMap(({ changes }) =>
    changes.flatMap(({ field, value }) => {
      const named = LISTS.flatMap((list) => (Array.isArray(value[list]) ? value[list] : []))
      if (named.length === 0) return [field]
      return named.map((item) => `${field} ${kindOf(item)}`.trim())
    }),
  )
  const shown = parts.slice(0, 3).join(', ')
  return parts.length > 3 ? `${shown} and ${parts.length - 3} more` : shown
}

function kindOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return ''
  const { status, type, event } = item as { status?: string; type?: string; event?: string }
  return status ?? type ?? event ?? ''
}

function when(at_ms: number): string {
  return pc.dim(new Date(at_ms).toISOString().slice(0, 16).replace('T', ' '))
}
