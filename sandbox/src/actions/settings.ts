import { z } from 'zod'
import { changeGroup, setGroupState } from '../people/groups.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { releaseHeldMessages, setTemplateStatus } from '../world/operations.ts'
import {
  allowTestRecipient,
  enrolPortfolio,
  setContactBook,
  setIdentityKeyCheck,
} from '../world/portfolios.ts'
import { SWITCH_VALUES, setSwitches } from '../world/switches.ts'
import { phone } from './create.ts'
import { type Action, defineAction } from './define.ts'
import { findGroup, findNumber, findPortfolio, findWaba } from './references.ts'

const text = z.string().min(1)
const number = text.optional()
const share = z.number().min(0).max(1)
const span = z
  .strictObject({ min: z.number().int().nonnegative(), max: z.number().int().nonnegative() })
  .refine(({ min, max }) => min <= max, 'min must not be above max')

/** One enum per switch, from the switches' own table. */
export const switchesSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(SWITCH_VALUES).map(([name, values]) => [
      name,
      z.literal([...values] as [string | number, ...(string | number)[]]).optional(),
    ]),
  ),
)

/** The knobs of delivery: what goes wrong on the way, and how updates are put into POSTs. */
export const deliverySchema = z.strictObject({
  duplicate_share: share.optional(),
  delay_share: share.optional(),
  delay_ms: span.optional(),
  late_status_share: share.optional(),
  late_status_ms: span.optional(),
  reorder_share: share.optional(),
  lose_system_share: share.optional(),
  lose_share: share.optional(),
  max_updates: z.number().int().min(1).max(1_000).optional(),
  concurrency: z.number().int().min(1).max(64).optional(),
  escape_non_ascii: z.boolean().optional(),
})

export const faultSchema = z.strictObject({
  kind: z.enum(['latency', 'http_error', 'connection_reset', 'answer_lost']),
  operation: text.optional(),
  share: share.optional(),
  times: z.number().int().positive().optional(),
  latency_ms: z.number().int().nonnegative().max(600_000).optional(),
  code: z.number().int().nonnegative().optional(),
  http_status: z.number().int().min(400).max(599).optional(),
})

/** Meta's settings, and what the documentation leaves open. */
export const SETTING_ACTIONS: Record<string, Action> = {
  switches: defineAction(
    'Sets behavior that Meta’s documentation leaves open.',
    switchesSchema,
    ({ world }, input) => {
      const changes = Object.entries(input).filter(([, value]) => value !== undefined)
      setSwitches(world.switches, Object.fromEntries(changes))
      return { switches: { ...world.switches } }
    },
  ),
  delivery: defineAction(
    'Duplicates, delays, reorders or drops webhooks. Sets the number of updates per POST.',
    deliverySchema,
    (runtime, { max_updates, concurrency, escape_non_ascii, ...faults }) => {
      Object.assign(runtime.world.delivery_faults, faults)
      if (max_updates !== undefined) runtime.delivery.max_updates = max_updates
      if (concurrency !== undefined) runtime.delivery.concurrency = concurrency
      if (escape_non_ascii !== undefined) runtime.delivery.escape_non_ascii = escape_non_ascii
      return { delivery: presentDelivery(runtime) }
    },
  ),
  fault: defineAction('Adds a fault rule for Graph requests.', faultSchema, ({ world }, rule) => {
    world.faults.push(rule)
    return { faults: world.faults.length }
  }),
  clear_faults: defineAction(
    'Removes all fault rules for Graph requests.',
    z.strictObject({}),
    ({ world }) => {
      world.faults.length = 0
    },
  ),
  contact_book: defineAction(
    'Turns a portfolio’s contact book on or off. Off deletes its entries.',
    z.strictObject({ portfolio: text.optional(), enabled: z.boolean() }),
    (runtime, { portfolio, enabled }) =>
      setContactBook(runtime.world, findPortfolio(runtime, portfolio).id, enabled),
  ),
  enrol: defineAction(
    'Enrols a portfolio for parent BSUIDs. `null` removes it.',
    z.strictObject({ portfolio: text.optional(), enrolment_group: text.nullable() }),
    (runtime, { portfolio, enrolment_group }) =>
      enrolPortfolio(runtime.world, findPortfolio(runtime, portfolio).id, enrolment_group ?? undefined),
  ),
  identity_key_check: defineAction(
    'Turns the identity-change check of a number on or off.',
    z.strictObject({ number, enabled: z.boolean() }),
    (runtime, { number, enabled }) =>
      setIdentityKeyCheck(runtime.world, findNumber(runtime, number).id, enabled),
  ),
  allow_recipient: defineAction(
    'Adds a phone to the allow-list of a test number.',
    z.strictObject({ number, phone }),
    (runtime, { number, phone }) => allowTestRecipient(runtime.world, findNumber(runtime, number).id, phone),
  ),
  template_status: defineAction(
    'Meta approves, rejects, pauses or disables a template.',
    z.strictObject({
      waba: text.optional(),
      name: text,
      language: text.default('en_US'),
      status: z.enum(['APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED']),
    }),
    (runtime, { waba, name, language, status }) =>
      setTemplateStatus(runtime.world, findWaba(runtime, waba).id, name, language, status),
  ),
  release_held: defineAction(
    'Ends the pacing of a template: held messages are sent or fail.',
    z.strictObject({ waba: text.optional(), name: text, outcome: z.enum(['send', 'drop']) }),
    (runtime, { waba, name, outcome }) =>
      releaseHeldMessages(runtime.world, findWaba(runtime, waba).id, name, outcome),
  ),
  change_group: defineAction(
    'Changes the subject or description of a group.',
    z.strictObject({ group: text.optional(), subject: text.optional(), description: text.optional() }),
    (runtime, { group, ...changes }) => changeGroup(runtime.world, findGroup(runtime, group).id, changes),
  ),
  group_state: defineAction(
    'Suspends, deletes or restores a group.',
    z.strictObject({ group: text.optional(), state: z.enum(['active', 'deleted', 'suspended']) }),
    (runtime, { group, state }) => setGroupState(runtime.world, findGroup(runtime, group).id, state),
  ),
}

export function presentDelivery({ world, delivery }: Runtime) {
  return {
    ...world.delivery_faults,
    max_updates: delivery.max_updates ?? 1,
    concurrency: delivery.concurrency ?? 1,
    escape_non_ascii: delivery.escape_non_ascii ?? false,
  }
}
