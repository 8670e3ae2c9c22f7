import type { Content, WriteOptions } from '../world/content.ts'
import type { World, WorldMessage } from '../world/types.ts'

/** The person writes to a business number; returns the message, or undefined if the business never sees it. */
export declare function personWrites(
  world: World,
  person_id: string,
  number_id: string,
  content: Content | string,
  options?: WriteOptions,
): WorldMessage | undefined
/** Taps the button of a phone request: one phone, the person's own, no vcard. */
export declare function shareOwnNumber(
  world: World,
  person_id: string,
  number_id: string,
  reply_to?: string,
): WorldMessage | undefined
/** Sends a card by hand; it can be anybody's. */
export declare function shareCard(
  world: World,
  person_id: string,
  number_id: string,
  card: { name: string; phone: string },
): WorldMessage | undefined
