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

/** What a number shows where nothing is asked for, and all that can be asked for (section 21.4). */
export const USUAL_FIELDS = 'id,display_phone_number,verified_name,quality_rating'
export const NUMBER_FIELDS = (
  'id display_phone_number verified_name quality_rating status name_status new_name_status new_display_name ' +
  'code_verification_status platform_type host_platform is_on_biz_app account_mode throughput quality_score ' +
  'whatsapp_business_manager_messaging_limit messaging_limit_tier is_official_business_account country_code ' +
  'country_dial_code last_onboarded_time webhook_configuration health_status conversational_automation ' +
  'certificate is_pin_enabled is_preverified_number search_visibility eligibility_for_api_business_global_search username'
).split(' ')

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
    status: number.registered ? 'CONNECTED' : 'PENDING',
    name_status: 'APPROVED',
    country_dial_code: number.calling_code,
    is_official_business_account: false,
    whatsapp_business_manager_messaging_limit: 'TIER_250',
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
