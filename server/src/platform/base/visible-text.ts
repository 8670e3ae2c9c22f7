import { z } from 'zod'
import { visibleName } from './visible-name.ts'

/** The rule that a text shows something on screen, as a name must. Its length refuses an empty one, so that it has one error. */
export const isVisible = (text: string) => text === '' || visibleName(text) !== null
export const INVISIBLE = 'must contain a visible character'

/** A name that a user or an API client gives to something. */
export function visibleText(longest: number) {
  return z.string().trim().min(1).max(longest).refine(isVisible, INVISIBLE)
}
