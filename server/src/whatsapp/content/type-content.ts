import type { MediaReference } from '../values/types.ts'

/** What the object of one message type adds to a message; what is left out is null. */
export type TypeContent = {
  text?: string | null
  media?: MediaReference
  refers_to_wamid?: string | null
}
