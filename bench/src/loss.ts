import { readFile } from 'node:fs/promises'
import type { Api } from './api.ts'
import { type Place, readFrom } from './stores.ts'

export type LossReport = {
  acknowledged: number
  /** Acknowledged, but there is no such message. */
  lost: string[]
  /** There more than once, or told of more than once in the feed. */
  doubled: string[]
  /** A message of this load that stands in no thread of its person. */
  astray: string[]
}

/** One row of what the database has for an acknowledged message. */
export type Found = { wamid: string; messages: number; events: number; threads: number }

/** The wamids that a load generator was told are safe. */
export async function readAcknowledged(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8')
  return text.split('\n').filter((line) => line !== '')
}

/** Judges message by message; counts alone would let a doubled one hide a lost one. */
export function compareById(acknowledged: string[], found: Found[]): LossReport {
  const byWamid = new Map(found.map((row) => [row.wamid, row]))
  const report: LossReport = { acknowledged: acknowledged.length, lost: [], doubled: [], astray: [] }
  for (const wamid of new Set(acknowledged)) {
    const row = byWamid.get(wamid)
    if (row === undefined || row.messages === 0) report.lost.push(wamid)
    else if (row.messages > 1 || row.events > 1) report.doubled.push(wamid)
    else if (row.threads === 0 || row.events === 0) report.astray.push(wamid)
  }
  return report
}

export function isClean({ lost, doubled, astray }: LossReport): boolean {
  return lost.length + doubled.length + astray.length === 0
}

/** Looks every acknowledged message up by its id. On the embedded store no server may be running. */
export async function checkLoss(place: Place, label: string, acknowledged: string[]): Promise<LossReport> {
  const found = await readFrom<Found>(
    place,
    `with told as (
       select data ->> 'message_id' as message_id, count(*) as events from events
        where type in ('message.received', 'message.sent') group by 1)
     select m.wamid, count(distinct m.id)::int as messages, coalesce(sum(told.events), 0)::int as events,
       count(c.id) filter (where c.contact_id is not null and c.contact_id = a.contact_id)::int as threads
       from messages m
       left join told on told.message_id = m.id::text
       left join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
       left join conversations c on c.account_id = m.account_id and c.id = m.conversation_id and c.merged_into is null
      where starts_with(m.wamid, $1) group by m.wamid`,
    [`wamid.${label}.`],
  )
  return compareById(acknowledged, found)
}

/** The ids in the API of some of the messages of a load. */
export async function sampleMessages(place: Place, label: string, count: number): Promise<string[]> {
  const rows = await readFrom<{ id: string }>(
    place,
    'select id from messages where starts_with(wamid, $1) order by md5(wamid) limit $2',
    [`wamid.${label}.`, count],
  )
  return rows.map(({ id }) => `msg_${id.replaceAll('-', '')}`)
}

/** Reads messages and their threads through the API. Returns the ids of those that are not in their person's thread. */
export async function findInvisible(api: Api, message_ids: string[]): Promise<string[]> {
  const invisible: string[] = []
  for (const id of message_ids) {
    const message = await api.get<{ conversation_id: string; contact: { id: string }; sent_at: string }>(
      `/v1/messages/${id}`,
    )
    const thread = await api.get<{ contact: { id: string } | null }>(
      `/v1/conversations/${message.conversation_id}`,
    )
    const timeline = await api.get<{ data: { id: string }[] }>(
      `/v1/conversations/${message.conversation_id}/messages?limit=100`,
    )
    if (thread.contact?.id !== message.contact.id || !timeline.data.some((row) => row.id === id)) {
      invisible.push(id)
    }
  }
  return invisible
}
