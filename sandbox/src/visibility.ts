import type { World } from './world/types.ts'

/** Whether a webhook of this number made now may show the person's phone. */
export declare function isPhoneVisible(world: World, number_id: string, person_id: string): boolean
/** The BSUID and the parent of a person in the number's portfolio; made on first use. */
export declare function bsuidOf(world: World, portfolio_id: string, person_id: string): string
export declare function parentBsuidOf(
  world: World,
  portfolio_id: string,
  person_id: string,
): string | undefined
