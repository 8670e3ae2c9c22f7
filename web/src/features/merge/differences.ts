import type { Contact } from '../../api/types'
import { own } from '../../util/own'
import { attributeText } from '../contact/attributes'

export type Side = 'left' | 'right'

/** A field in which two contacts differ, as each shows it; null where one has nothing there. */
export type Difference = { key: string; left: string; right: string; choosable: Record<Side, boolean> }

/** No attribute can be called this: their names are not empty. */
export const NAME = ''

type Shown = Pick<Contact, 'id' | 'display_name' | 'name' | 'profile_name' | 'attributes'>

/** Where two contacts differ, so that the user has to choose. What only one of them has is kept. */
export function differencesOf(left: Shown, right: Shown): Difference[] {
  const differences: Difference[] = []
  if (left.display_name !== right.display_name) {
    differences.push({
      key: NAME,
      left: left.display_name,
      right: right.display_name,
      choosable: { left: hasName(left), right: hasName(right) },
    })
  }
  for (const [key, value] of Object.entries(left.attributes).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!(key in right.attributes)) continue
    const [ours, theirs] = [attributeText(value), attributeText(own(right.attributes, key))]
    if (ours !== theirs)
      differences.push({ key, left: ours, right: theirs, choosable: { left: true, right: true } })
  }
  return differences
}

/** A username or a short id stands in for a name, but is none that could be kept. */
function hasName({ name, profile_name }: Shown): boolean {
  return Boolean(name?.trim() || profile_name?.trim())
}

type Keep = { name?: string; attributes?: Record<string, string> }

/** What to tell the server: only what is not the survivor's already, and a name wherever they differ. */
export function keepOf(
  differences: Difference[],
  sideOf: (key: string) => Side,
  survivor: Side,
  [left, right]: [Pick<Contact, 'id'>, Pick<Contact, 'id'>],
): Keep | null {
  const keep: Keep = {}
  for (const { key, choosable } of differences) {
    const side = sideOf(key)
    const id = side === 'left' ? left.id : right.id
    // WhatsApp shows the newest name of either: the survivor's, too, stays only if it is chosen.
    if (key === NAME && choosable[side]) keep.name = id
    else if (key !== NAME && side !== survivor) keep.attributes = { ...keep.attributes, [key]: id }
  }
  return Object.keys(keep).length === 0 ? null : keep
}
