import type { World } from '../world/types.ts'

/** Reads one message, or every unread one of that number. */
export declare function personReads(
  world: World,
  person_id: string,
  target: { message_id: string } | { number_id: string },
): void
export declare function personPlays(world: World, person_id: string, message_id: string): void
/** Goes offline or comes back; coming back delivers what waited. */
export declare function setOnline(world: World, person_id: string, online: boolean): void
/** Clicks a link of a marketing message (`user_actions`, names nobody). */
export declare function personClicksLink(
  world: World,
  person_id: string,
  message_id: string,
  component?: 'cta' | 'body',
): void
