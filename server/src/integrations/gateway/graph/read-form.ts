import { MAX_DEPTH } from '../../../platform/base/storable.ts'
import type { JsonObject } from '../../../whatsapp/values/readers.ts'

/** A field as clients in PHP write what is nested: `template[components][0][type]`. */
const NESTED = /^([^[\]]+)((?:\[[^[\]]*\])+)$/

type Nest = Map<string, unknown>

/** The fields of a form as an object. Text that looks like JSON is read by `readValue`, unless its name says where it belongs. */
export function readForm(
  fields: [name: string, value: unknown][],
  readValue: (text: string) => unknown,
): JsonObject {
  const root: Nest = new Map()
  for (const [name, value] of fields) {
    const steps = stepsOf(name)
    if (steps.length > 1) put(root, steps, value)
    else root.set(name, typeof value === 'string' && /^\s*[[{]/.test(value) ? readValue(value) : value)
  }
  return Object.fromEntries([...root].map(([name, value]) => [name, unfold(value)]))
}

function stepsOf(name: string): string[] {
  const [, first = name, rest = ''] = NESTED.exec(name) ?? []
  const steps = [first, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, step = '']) => step)]
  return steps.length > MAX_DEPTH ? [name] : steps
}

function put(root: Nest, steps: string[], value: unknown): void {
  let nest = root
  for (const [index, step] of steps.entries()) {
    // `tags[]` is the next of a list.
    const key = step === '' ? String(nest.size) : step
    if (index === steps.length - 1) {
      nest.set(key, value)
      continue
    }
    const known = nest.get(key)
    const inner: Nest = known instanceof Map ? known : new Map()
    nest.set(key, inner)
    nest = inner
  }
}

/** Numbers from 0 on are the places of a list. */
function unfold(value: unknown): unknown {
  if (!(value instanceof Map)) return value
  const entries = [...(value as Nest)]
  if (entries.every(([key], index) => key === String(index))) return entries.map(([, inner]) => unfold(inner))
  return Object.fromEntries(entries.map(([key, inner]) => [key, unfold(inner)]))
}
