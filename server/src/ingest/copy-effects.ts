import { isHappeningCopy, isWork } from '../conversations/messages/copies.ts'
import type { MessageItem } from './message-copies.ts'

/**
 * What comes live for the first time, whatever other copies were there before: a call, a message, or both under one id,
 * where a caller left a voice message. Each counts once, in any order and batch.
 */
export function comesLive({ known, told }: MessageItem): { call: boolean; message: boolean } {
  const was_live = known?.seen.includes('live') ?? false
  const was_call = was_live && known?.is_call === true
  const was_message = was_live && (known?.is_call !== true || known.content.type !== 'call')
  const live = told.filter(({ copy }) => copy === 'live')
  return {
    call: !was_call && live.some(({ is_call }) => is_call),
    message: !was_message && live.some(({ is_call }) => !is_call),
  }
}

/** True if anything but history tells of a message for the first time. */
export function happensNow({ known, told }: MessageItem): boolean {
  return told.some(({ copy }) => isHappeningCopy(copy)) && !known?.seen.some(isHappeningCopy)
}

/** The copies that report a message for the first time, history aside. */
export function toldNow(item: MessageItem): MessageItem['told'] {
  return happensNow(item) ? item.told.filter(({ copy }) => isHappeningCopy(copy)) : []
}

/** New inbound: a contact wrote something that asks for work. It opens a conversation that was put aside. */
export function isNewInbound(item: MessageItem): boolean {
  const { update, told } = item
  return (
    update.direction === 'inbound' &&
    comesLive(item).message &&
    told.some(({ copy, is_work, is_call }) => copy === 'live' && !is_call && is_work)
  )
}

/**
 * True where a message or a call happens now and is more than a remark on another one: a contact's is unread by everyone
 * from then on, ours ends the unread ones before it.
 */
export function arrives(item: MessageItem): boolean {
  if (!isWork(item.update.content)) return false
  if (item.update.direction === 'outbound') return happensNow(item)
  const { call, message } = comesLive(item)
  return call || message
}

/** The same for a conversation that a message has only now turned out to belong to. */
export function bringsInbound({ update, seen }: MessageItem): boolean {
  return (
    update.direction === 'inbound' &&
    update.source !== 'call' &&
    seen.includes('live') &&
    isWork(update.content)
  )
}

/** True for a message or call that is more than history or a remark, in whichever batch its copies arrived. */
export function isHappening({ update, seen }: MessageItem): boolean {
  return seen.some(isHappeningCopy) && isWork(update.content)
}

/** True for the first message or call in a conversation that is more than history or a remark on another message. */
export function endsQuiet(item: MessageItem): boolean {
  return toldNow(item).some(({ is_work }) => is_work)
}
