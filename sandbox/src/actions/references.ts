import type { Runtime } from '../runtime/runtime.ts'
import { digitsOf, phoneKey } from '../world/phones.ts'
import type { App, BusinessNumber, Group, Person, Portfolio, Waba, WorldMessage } from '../world/types.ts'
import { WorldError } from '../world/world.ts'

/** Callers name things by id or by the name they gave them; people also by phone or `@username`. */
function named(runtime: Runtime, reference: string): string {
  return runtime.names.get(reference) ?? reference
}

function found<Thing>(thing: Thing | undefined, kind: string, reference: string): Thing {
  if (thing === undefined) throw new WorldError(`Unknown ${kind} "${reference}"`)
  return thing
}

/** The only thing of its kind when the caller names none. */
function only<Thing>(things: Map<string, Thing>, kind: string): Thing {
  const [first, ...others] = things.values()
  if (first !== undefined && others.length === 0) return first
  throw new WorldError(`Name the ${kind}: there ${things.size === 0 ? 'is none' : `are ${things.size}`}`)
}

export function findPerson(runtime: Runtime, reference: string): Person {
  const { people, directory, usernames } = runtime.world
  const known = people.get(named(runtime, reference))
  if (known) return known
  if (reference.startsWith('@')) {
    const holder = usernames.get(reference.slice(1).toLowerCase())
    if (holder && 'person_id' in holder) return found(people.get(holder.person_id), 'person', reference)
  }
  const holder_id = reference.startsWith('+') ? directory.get(phoneKey(digitsOf(reference))) : undefined
  return found(holder_id === undefined ? undefined : people.get(holder_id), 'person', reference)
}

export function findNumber(runtime: Runtime, reference: string | undefined): BusinessNumber {
  const { numbers } = runtime.world
  if (reference === undefined) return only(numbers, 'business number')
  const known = numbers.get(named(runtime, reference))
  if (known) return known
  const digits = digitsOf(reference)
  const shown = [...numbers.values()].find(({ display_phone_number }) => display_phone_number === digits)
  return found(shown, 'business number', reference)
}

export function findPortfolio(runtime: Runtime, reference: string | undefined): Portfolio {
  const { portfolios } = runtime.world
  if (reference === undefined) return only(portfolios, 'portfolio')
  return found(portfolios.get(named(runtime, reference)), 'portfolio', reference)
}

export function findWaba(runtime: Runtime, reference: string | undefined): Waba {
  const { wabas } = runtime.world
  if (reference === undefined) return only(wabas, 'WABA')
  return found(wabas.get(named(runtime, reference)), 'WABA', reference)
}

export function findApp(runtime: Runtime, reference: string | undefined): App {
  const { apps } = runtime.world
  if (reference === undefined) return only(apps, 'app')
  return found(apps.get(named(runtime, reference)), 'app', reference)
}

export function findGroup(runtime: Runtime, reference: string | undefined): Group {
  const { groups } = runtime.world
  if (reference === undefined) return only(groups, 'group')
  return found(groups.get(named(runtime, reference)), 'group', reference)
}

/** `last` is the newest message that the other side sent in this thread. */
export function findMessageId(
  runtime: Runtime,
  reference: string,
  thread: { person_id: string; number_id: string; from: WorldMessage['direction'] },
): string {
  if (reference !== 'last') return named(runtime, reference)
  let last: WorldMessage | undefined
  for (const message of runtime.world.messages.values()) {
    const here = message.number_id === thread.number_id && message.person_id === thread.person_id
    if (here && message.direction === thread.from) last = message
  }
  return found(last, 'message', reference).id
}

/** Lets callers use `name` for an id from now on. */
export function remember(runtime: Runtime, name: string | undefined, id: string): void {
  if (name !== undefined) runtime.names.set(name, id)
}
