import { z } from 'zod'
import { addGroup } from '../people/groups.ts'
import { addPerson } from '../people/people.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { addTemplate } from '../world/operations.ts'
import { digitsOf, isPhone } from '../world/phones.ts'
import {
  accessTokenOf,
  addApp,
  addBusinessNumber,
  addPortfolio,
  addWaba,
  subscribeApp,
} from '../world/portfolios.ts'
import { jsonObject } from './content.ts'
import { type Action, defineAction } from './define.ts'
import { behaviourFields } from './people.ts'
import { findApp, findNumber, findPerson, findPortfolio, findWaba, remember } from './references.ts'

const text = z.string().min(1)
const name_for_later = text.optional().describe('a name for later calls, instead of the id')

/** At Meta, ids are digits only; they stand in webhooks, so they must look the part. */
const metaId = z.string().regex(/^\d{5,20}$/, 'must be 5 to 20 digits')

export const phone = z
  .string()
  .refine((value) => isPhone(digitsOf(value)), 'must be a phone number of 7 to 15 digits')

export const portfolioFields = {
  id: metaId.optional(),
  name: text.optional(),
  contact_book: z.boolean().optional(),
  enrolment_group: text.optional().describe('portfolios of one group share parent BSUIDs'),
}

export const numberFields = {
  id: metaId.optional(),
  phone: phone.optional(),
  name: text.optional().describe('the verified name'),
  test_number: z.boolean().optional(),
  allow_list: z.array(phone).optional(),
  coexistence: z.boolean().optional(),
  messages_per_second: z.union([z.literal(20), z.literal(80), z.literal(1000)]).optional(),
  identity_key_check: z.boolean().optional(),
}

export const personFields = {
  name: text.optional(),
  phone: phone.optional(),
  username: text.optional(),
  behaviour: z.strictObject(behaviourFields).optional(),
}

export const templateFields = {
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'must be lower-case letters, digits and _'),
  language: text.optional(),
  category: z.enum(['AUTHENTICATION', 'MARKETING', 'UTILITY']).optional(),
  status: z.enum(['APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED']).optional(),
  parameter_format: z.enum(['POSITIONAL', 'NAMED']).optional(),
  components: z.array(jsonObject).optional(),
  held: z.boolean().optional(),
}

export function createPerson(
  runtime: Runtime,
  input: z.output<z.ZodObject<typeof personFields>> & { id?: string },
) {
  return addPerson(runtime.world, input)
}

export function createNumber(
  runtime: Runtime,
  waba_id: string,
  { phone, name, ...input }: z.output<z.ZodObject<typeof numberFields>>,
) {
  return addBusinessNumber(runtime.world, waba_id, {
    ...input,
    display_phone_number: phone,
    verified_name: name,
  })
}

/** Making what is there: Meta's side and the people. */
export const CREATE_ACTIONS: Record<string, Action> = {
  add_portfolio: defineAction(
    'Adds a business portfolio.',
    z.strictObject({ ...portfolioFields, as: name_for_later }),
    (runtime, { as, ...options }) => {
      const { id } = addPortfolio(runtime.world, options)
      remember(runtime, as, id)
      return { id }
    },
  ),
  add_app: defineAction(
    'Adds an app. Returns its secret, verify token and access token.',
    z.strictObject({
      id: metaId.optional(),
      name: text.optional(),
      secret: text.optional(),
      verify_token: text.optional(),
      callback_url: z.url().optional(),
      access_tokens: z.array(text).min(1).optional(),
      as: name_for_later,
    }),
    (runtime, { as, ...options }) => {
      const app = addApp(runtime.world, options)
      remember(runtime, as, app.id)
      return {
        id: app.id,
        secret: app.secret,
        verify_token: app.verify_token,
        access_token: accessTokenOf(app),
      }
    },
  ),
  add_waba: defineAction(
    'Adds a WhatsApp business account to a portfolio.',
    z.strictObject({
      id: metaId.optional(),
      portfolio: text.optional(),
      name: text.optional(),
      as: name_for_later,
    }),
    (runtime, { as, portfolio, ...options }) => {
      const { id } = addWaba(runtime.world, findPortfolio(runtime, portfolio).id, options)
      remember(runtime, as, id)
      return { id }
    },
  ),
  add_number: defineAction(
    'Adds a business phone number to a WABA.',
    z.strictObject({ ...numberFields, waba: text.optional(), as: name_for_later }),
    (runtime, { as, waba, ...options }) => {
      const number = createNumber(runtime, findWaba(runtime, waba).id, options)
      remember(runtime, as, number.id)
      return { id: number.id, display_phone_number: number.display_phone_number }
    },
  ),
  subscribe: defineAction(
    'Subscribes an app to the webhooks of a WABA.',
    z.strictObject({
      app: text.optional(),
      waba: text.optional(),
      fields: z.array(text).min(1).optional(),
      override_callback_url: z.url().optional(),
    }),
    (runtime, { app, waba, ...options }) =>
      subscribeApp(runtime.world, findApp(runtime, app).id, findWaba(runtime, waba).id, options),
  ),
  add_person: defineAction(
    'Adds a simulated user with a phone. An assigned phone moves to the new user.',
    z.strictObject({
      id: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,64}$/)
        .optional(),
      ...personFields,
    }),
    (runtime, input) => {
      const person = createPerson(runtime, input)
      return { id: person.id, phone: person.phone, wa_id: person.wa_id }
    },
  ),
  add_group: defineAction(
    'Adds a group of a business number with its participants.',
    z.strictObject({
      id: text.optional(),
      number: text.optional(),
      subject: text,
      description: text.optional(),
      people: z.array(text).optional(),
      as: name_for_later,
    }),
    (runtime, { as, number, people, ...options }) => {
      const group = addGroup(runtime.world, findNumber(runtime, number).id, options)
      for (const who of people ?? []) group.participants.add(findPerson(runtime, who).id)
      remember(runtime, as, group.id)
      return { id: group.id }
    },
  ),
  add_template: defineAction(
    'Adds a message template. Its default status is approved.',
    z.strictObject({ ...templateFields, waba: text.optional() }),
    (runtime, { waba, ...template }) => {
      const { id } = addTemplate(runtime.world, findWaba(runtime, waba).id, template)
      return { id }
    },
  ),
}
