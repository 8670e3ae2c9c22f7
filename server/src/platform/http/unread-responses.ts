import type { ServerResponse } from 'node:http'
import { problem } from '../base/errors.ts'
import type { Http } from './types.ts'

/** So long a client may read nothing of a response that waits for it. */
export const UNREAD_WITHIN_MS = 60_000
/** Of an account in a process: some thirty of the largest pages. */
const MOST_UNREAD_BYTES = 64 * 1024 * 1024

/** Ends the connection of a client that reads nothing of its response: what it does not read stays in memory. */
export function endUnreadResponses(response: ServerResponse, within_ms: number): void {
  response.setTimeout(within_ms, () => {
    const { socket } = response
    if (socket !== null && socket.writableLength > 0) socket.destroy()
    // The client waits for us.
    else socket?.setTimeout(within_ms)
  })
}

/**
 * Answers `account_busy` instead of another page while too much of what an account asked for has not been read. A change
 * that was made is always answered.
 */
export function limitUnread(http: Http, most_bytes = MOST_UNREAD_BYTES): void {
  const unread = new Map<string, number>()
  http.addHook('preSerialization', async (request, reply, payload) => {
    const is_page = request.method === 'GET' && reply.statusCode < 300
    const bytes = unread.get(request.caller?.account_id ?? '') ?? 0
    if (is_page && bytes >= most_bytes) throw problem('account_busy')
    return payload
  })
  http.addHook('onSend', async (request, reply, payload) => {
    const account_id = request.caller?.account_id
    if (account_id === undefined || typeof payload !== 'string') return payload
    unread.set(account_id, (unread.get(account_id) ?? 0) + payload.length)
    // Also where the client leaves before its answer.
    reply.raw.once('close', () => {
      const left = (unread.get(account_id) ?? 0) - payload.length
      if (left > 0) unread.set(account_id, left)
      else unread.delete(account_id)
    })
    return payload
  })
}
