import { z } from 'zod'
import { graphError } from '../sending/errors.ts'
import { setIdentityKeyCheck } from './portfolios.ts'
import type { World } from './types.ts'
import type { GraphResult, JsonObject } from './wire.ts'
import { getNumber, getPortfolio } from './world.ts'

const settings = z.looseObject({
  user_identity_change: z.looseObject({ enable_identity_key_check: z.boolean() }).optional(),
})

/** `POST /<number>/settings`: the identity-change check. */
export function changeNumberSettings(world: World, number_id: string, body: unknown): GraphResult {
  const parsed = settings.safeParse(body)
  if (!parsed.success) return graphError(world, 100, 'Param user_identity_change is malformed.')
  const enable = parsed.data.user_identity_change?.enable_identity_key_check
  if (enable !== undefined) setIdentityKeyCheck(world, number_id, enable)
  return { ok: true, http_status: 200, body: { success: true } }
}

/** `GET /<number>` with every field the sandbox knows. */
export function presentNumber(world: World, number_id: string): JsonObject {
  const number = getNumber(world, number_id)
  const levels = { 20: 'NOT_APPLICABLE', 80: 'STANDARD', 1000: 'HIGH' }
  return {
    id: number.id,
    verified_name: number.verified_name,
    display_phone_number: `+${number.display_phone_number}`,
    quality_rating: number.quality_rating,
    code_verification_status: number.registered ? 'VERIFIED' : 'NOT_VERIFIED',
    platform_type: 'CLOUD_API',
    is_on_biz_app: number.coexistence,
    throughput: { level: levels[number.messages_per_second as keyof typeof levels] ?? 'STANDARD' },
    account_mode: number.test_number ? 'SANDBOX' : 'LIVE',
    webhook_configuration: number.override_callback_url
      ? { phone_number: number.override_callback_url }
      : undefined,
  }
}

/** `GET /<portfolio>/parent-bsuid-accounts` on `api.facebook.com`. */
export function presentParentAccount(world: World, portfolio_id: string): GraphResult {
  const { enrolment_group } = getPortfolio(world, portfolio_id)
  if (enrolment_group === undefined) {
    return graphError(world, 100, 'The business portfolio is not enrolled in a parent BSUID account.')
  }
  const enrolled = [...world.portfolios.values()].filter((one) => one.enrolment_group === enrolment_group)
  return {
    ok: true,
    http_status: 200,
    body: {
      parent_bsuid_account_id: enrolment_group,
      enrolled_business_portfolios: enrolled.map((one) => one.id),
    },
  }
}
