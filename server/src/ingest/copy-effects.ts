import { type Copy, isWork } from '../conversations/messages/copies.ts'
import type { MessageItem } from './message-copies.ts'

/** History tells of the past and a status of another copy; the others tell that something happens. */
const HAPPENING: Copy[] = ['live', 'echo', 'send', 'standby']

/**
 * True if a message comes live for the first time, whatever other copies of it were there before. Under the id of a call
 * that comes to be the voice message that the caller left, once.
 */
export function comesLive({ known, told }: MessageItem): boolean {
  const live = told.filter(({ copy }) => copy === 'live')
  const was_live = known?.seen.includes('live') ?? false
  if (live.some(({ is_call }) => !is_call))
    return !was_live || (known?.is_call === true && known.content.type === 'call')
  return live.length > 0 && !was_live
}

/** True if anything but history tells of a message for the first time. */
export function happensNow({ known, told }: MessageItem): boolean {
  return (
    told.some(({ copy }) => HAPPENING.includes(copy)) && !known?.seen.some((copy) => HAPPENING.includes(copy))
  )
}

/** The types under which a message is told for the first time by anything but history. */
export function typesNow(item: MessageItem): string[] {
  if (!happensNow(item)) return []
  return item.told.flatMap(({ copy, type }) => (HAPPENING.includes(copy) ? [type] : []))
}

/** New inbound: a contact wrote something that asks for work. It opens a conversation that was put aside. */
export function isNewInbound(item: MessageItem): boolean {
  const { update, told } = item
  return (
    update.direction === 'inbound' &&
    comesLive(item) &&
    told.some(({ copy, type, is_call }) => copy === 'live' && !is_call && isWork(type))
  )
}

/** True for the first message or call in a conversation that is more than history or a remark on another message. */
export function endsQuiet(item: MessageItem): boolean {
  return typesNow(item).some(isWork)
}
