import type { Runtime } from '../runtime/runtime.ts'
import { WorldError } from '../world/world.ts'
import { BUSINESS_ACTIONS } from './business.ts'
import { CREATE_ACTIONS } from './create.ts'
import type { Action, ActionResult } from './define.ts'
import { PEOPLE_ACTIONS } from './people.ts'
import { SETTING_ACTIONS } from './settings.ts'

/** Everything that can happen, by name: the vocabulary of scenarios, of the control API and of TypeScript callers. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  ...PEOPLE_ACTIONS,
  ...BUSINESS_ACTIONS,
  ...CREATE_ACTIONS,
  ...SETTING_ACTIONS,
}

export function findAction(name: string): Action | undefined {
  return Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
}

/** Carries one action out; does not deliver the webhooks it causes. */
export function act(runtime: Runtime, name: string, input: unknown): Promise<ActionResult> {
  const action = findAction(name)
  if (!action) throw new WorldError(`Unknown action "${name}"`)
  return action.run(runtime, input)
}
