import { z } from 'zod'
import { graphError } from '../sending/errors.ts'
import { describeIssue } from '../sending/interactive.ts'
import type { World } from './types.ts'
import type { GraphResult, JsonObject } from './wire.ts'
import { getNumber } from './world.ts'

const VERTICALS = (
  'ALCOHOL APPAREL AUTO BEAUTY EDU ENTERTAIN EVENT_PLAN FINANCE GOVT GROCERY HEALTH HOTEL NONPROFIT ONLINE_GAMBLING ' +
  'OTC_DRUGS OTHER PHYSICAL_GAMBLING PROF_SERVICES RESTAURANT RETAIL TRAVEL'
).split(' ')
const FIELDS = ['about', 'address', 'description', 'email', 'profile_picture_url', 'websites', 'vertical']
const PICTURES = 'https://pps.whatsapp.net/'

const change = z.looseObject({
  messaging_product: z.string().toLowerCase().pipe(z.literal('whatsapp')),
  about: z.string().min(1).max(139).optional(),
  address: z.string().max(256).optional(),
  description: z.string().max(512).optional(),
  email: z.union([z.literal(''), z.email().max(128)]).optional(),
  vertical: z
    .string()
    .toUpperCase()
    .refine((word) => word === '' || VERTICALS.includes(word), `must be one of ${VERTICALS.join(', ')}`)
    .optional(),
  websites: z
    .array(z.url({ protocol: /^https?$/ }).max(256))
    .max(2)
    .optional(),
  profile_picture_handle: z.string().min(1).optional(),
})

/** `GET /<number>/whatsapp_business_profile`: only what is asked for by `fields`. */
export function readProfile(world: World, number_id: string, fields: string | undefined): GraphResult {
  const wanted = (fields ?? '').split(',').map((name) => name.trim())
  const unknown = wanted.find((name) => name !== '' && !FIELDS.includes(name))
  if (unknown !== undefined) return graphError(world, 100, `Tried accessing nonexisting field (${unknown}).`)
  const profile = getNumber(world, number_id).profile ?? {}
  const shown = Object.fromEntries(Object.entries(profile).filter(([name]) => wanted.includes(name)))
  return { ok: true, http_status: 200, body: { data: [{ ...shown, messaging_product: 'whatsapp' }] } }
}

/** `POST /<number>/whatsapp_business_profile`: what is not named stays; an empty text takes a field away. */
export function changeProfile(world: World, number_id: string, body: JsonObject): GraphResult {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
  const parsed = change.safeParse(given)
  if (!parsed.success) return graphError(world, 100, describeIssue('profile', parsed.error))
  const number = getNumber(world, number_id)
  const { profile_picture_handle } = parsed.data
  const changed: JsonObject = { ...number.profile }
  for (const name of FIELDS) {
    const value = parsed.data[name as keyof typeof parsed.data]
    if (value === '') delete changed[name]
    else if (value !== undefined && name !== 'profile_picture_url') changed[name] = value as string | string[]
  }
  if (profile_picture_handle !== undefined) changed.profile_picture_url = `${PICTURES}${number_id}.jpg`
  number.profile = changed
  return { ok: true, http_status: 200, body: { success: true } }
}
