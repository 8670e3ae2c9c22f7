import { stripVTControlCharacters } from 'node:util'
import type { SandboxEvent } from '@selfsame/sandbox'
import pc from 'picocolors'
import type { Customer, Happening } from './watch.ts'

/** What the sandbox did, in words: the step, and which identifiers its webhook carried. */
export function describeSandboxEvent(event: SandboxEvent): string[] {
  if (event.type === 'scenario.step') {
    return [
      '',
      `${pc.dim(day(event.at_ms))} ${pc.bold(event.text)} ${pc.dim(`${event.step}/${event.steps}`)}`,
    ]
  }
  if (event.type !== 'webhook_sent') return []
  const answer = event.http_status === 200 ? pc.green('200') : pc.red(String(event.http_status))
  return [`  ${pc.cyan('webhook')} ${pc.dim(fieldsOf(event.body))} ${pc.dim('→')} ${answer}`]
}

function day(at_ms: number): string {
  return new Date(at_ms).toISOString().slice(0, 16).replace('T', ' ')
}

/** Which of the identifiers that matter stand in a webhook, and what each looks like. */
function fieldsOf(body: string): string {
  const find = (pattern: RegExp) => [...new Set([...body.matchAll(pattern)].map((match) => match[1]))]
  const field = find(/"field":"([a-z_]+)"/g).join(', ')
  const phones = find(/"(?:wa_id|to)":"(\d{7,15})"/g)
  const bsuids = find(/"(?:user_id|to_user_id|recipient_user_id)":"([A-Z]{2}\.[A-Za-z0-9.]+)"/g)
  const usernames = find(/"username":"([^"]+)"/g)
  const statuses = find(/"status":"([a-z]+)"/g)
  const parts = [
    statuses.length > 0 ? `${field} (${statuses.join(', ')})` : field,
    phones.length > 0 ? `phone ${phones.join(', ')}` : 'no phone',
    bsuids.length > 0 ? `BSUID ${bsuids.join(', ')}` : 'no BSUID',
    ...usernames.map((username) => `@${username}`),
  ]
  return parts.join(' · ')
}

/** What Selfsame made of it; null for what needs no words. */
export function describeHappening(it: Happening): string | null {
  const who = pc.bold(it.name ?? 'new contact')
  const { data } = it
  switch (it.type) {
    case 'contact.created':
      return `  ${pc.yellow('new contact')}`
    case 'identity.attached':
      return `  ${pc.yellow('learnt')}  ${label(data)} is ${who}'s`
    case 'identity.retired':
      return `  ${pc.magenta('retired')} ${label(data)} of ${who}${because(data.reason)}`
    case 'identity.disputed':
      return `  ${pc.red('disputed')} ${label(data)} of ${who}`
    case 'contact.merged':
      return `  ${pc.yellow('merged')} two contacts of ${who}`
    case 'conflict.opened':
      return `  ${pc.red('conflict')} ${CONFLICTS.get(String(data.kind)) ?? String(data.kind)}`
    case 'message.received':
    case 'message.sent': {
      const arrow = it.direction === 'inbound' ? pc.green('←') : pc.blue('→')
      const length =
        it.thread_length === 1 ? 'a new conversation' : `message ${it.thread_length} of the conversation`
      return `  ${arrow} ${who}: ${it.text ?? pc.italic(it.message_type ?? '')} ${pc.dim(`(${length})`)}`
    }
    default:
      return null
  }
}

const CONFLICTS = new Map<string, string>([
  [
    'possible_same_person',
    'WhatsApp showed a phone with another BSUID and did not confirm a rotation: a new contact until a manual decision',
  ],
  ['disputed_phone', 'WhatsApp showed two contacts with one phone at the same time'],
  ['contradiction', 'the evidence about two contacts is contradictory'],
  ['claim_conflict', 'a claimed phone belongs to another contact'],
  ['rotation_fork', 'WhatsApp reported two successors of one BSUID'],
  ['stale_phone', 'a phone was silent for a long time before it returned'],
])

function label(data: Record<string, unknown>): string {
  const kind =
    data.kind === 'bsuid' ? 'BSUID' : data.kind === 'parent_bsuid' ? 'parent BSUID' : String(data.kind)
  return `${kind} ${data.kind === 'phone' ? '+' : ''}${String(data.value)}`
}

function because(reason: unknown): string {
  const reasons = new Map<string, string>([
    ['rotated', ': WhatsApp replaced it'],
    ['superseded', ': it no longer belongs to the contact'],
    ['superseded_unverified', ': WhatsApp showed the phone with another contact'],
  ])
  return reasons.get(String(reason)) ?? ''
}

/** A line per customer: one contact and its conversations, with the identifiers that it has now. */
export function describeCustomers(customers: Customer[]): string[] {
  const rows = customers.map((it) => [
    it.name ?? (it.username ? `@${it.username}` : 'unnamed'),
    it.phone ?? '–',
    it.username ? `@${it.username}` : '–',
    it.bsuids.join(', ') || '–',
    String(it.threads),
    String(it.messages),
    it.conflicts > 0 ? pc.red(it.conflicts === 1 ? '1 open conflict' : `${it.conflicts} open conflicts`) : '',
  ])
  const head = ['customer', 'phone', 'username', 'BSUIDs', 'conversations', 'messages', '']
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((row) => width(row[column] ?? title))),
  )
  const line = (row: string[]) =>
    `  ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('  ')}`
  return ['', pc.dim(line(head)), ...rows.map(line), '']
}

/** Columns on a terminal: East Asian characters take two. */
function width(text: string): number {
  let columns = 0
  for (const character of stripVTControlCharacters(text)) {
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1
  }
  return columns
}
