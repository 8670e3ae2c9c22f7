import type { World } from '../world/types.ts'
import type { GraphFailure, JsonObject, SendResponse } from '../world/wire.ts'

export type SendResult = { ok: true; http_status: 200; body: SendResponse; message_id: string } | GraphFailure

/** `POST /<number>/messages` or `/marketing_messages`, after the token check: decides, answers, plans the statuses. */
export declare function acceptSend(
  world: World,
  number_id: string,
  body: unknown,
  options?: { endpoint?: 'messages' | 'marketing_messages' },
): SendResult
/** `{"status":"read","message_id":…}` on the messages endpoint. */
export declare function markRead(
  world: World,
  number_id: string,
  body: JsonObject,
): { ok: true; http_status: 200; body: { success: true } } | GraphFailure
