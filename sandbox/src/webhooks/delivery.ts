import type { World } from '../world/types.ts'

export type DeliveryRequest = {
  url: string
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: Buffer
}
/** Returns the HTTP status (and text for GET). Throws or rejects when no answer came. */
export type DeliveryTransport = (request: DeliveryRequest) => Promise<{ status: number; text?: string }>

export type DeliveryOptions = {
  transport?: DeliveryTransport
  /** Updates per POST, 1 to 1,000. Default 1. */
  max_updates?: number
  /** POSTs on their way at once. More than 1 gives up the order, as Meta does. Default 1. */
  concurrency?: number
  /** Retries wait on the world's clock or on the wall's. Default `virtual`. */
  retry_clock?: 'virtual' | 'real'
  /** Writes non-ASCII as `\uXXXX`, as Meta may. Default false. */
  escape_non_ascii?: boolean
  /** Delivers as soon as something is due, without calls to `flush`. Default false. */
  automatic?: boolean
  timeout_ms?: number
}

export interface Deliverer {
  /** Sends all that is due now, and what becomes due by it; resolves when nothing is on its way. */
  flush(): Promise<void>
  /** Updates that wait, and POSTs that wait for a retry. */
  pending(): { updates: number; retries: number }
  stop(): Promise<void>
}

export declare function createDeliverer(world: World, options?: DeliveryOptions): Deliverer
/** Hex HMAC-SHA256 of exactly these bytes, as it stands after `sha256=`. */
export declare function signBody(secret: string, body: Uint8Array): string
/** The verification GET; true only for 200 with the raw challenge. */
export declare function verifyCallback(
  world: World,
  app_id: string,
  callback_url: string,
  verify_token: string,
  transport?: DeliveryTransport,
): Promise<boolean>
