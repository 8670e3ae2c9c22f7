import type { Consumer, ConsumerHealth, GatewayDelivery, Policy } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'

type Said = { name: string; colour: string }

export const policyNames = (): Record<Policy, string> => ({
  stable_phone: t('consumer.policy.stable_phone'),
  known_phone: t('consumer.policy.known_phone'),
  passthrough: t('consumer.policy.passthrough'),
})

/** What a policy means for the system behind it. */
export const policyWords = (): Record<Policy, string> => ({
  stable_phone: t('consumer.policy.stable_phone_hint'),
  known_phone: t('consumer.policy.known_phone_hint'),
  passthrough: t('consumer.policy.passthrough_hint'),
})

export const modeNames = (): Record<Consumer['mode'], string> => ({
  live: t('consumer.mode.live'),
  shadow: t('consumer.mode.shadow'),
  paused: t('consumer.mode.paused'),
})

/** How a consumer does, in a word. */
export function consumerHealthWords(
  { mode }: Pick<Consumer, 'mode'>,
  health: ConsumerHealth | undefined,
): Said {
  if (mode === 'paused') return { name: t('consumer.state.paused'), colour: 'gray' }
  if (mode === 'shadow') return { name: t('delivery.state.shadow'), colour: 'blue' }
  if (health === undefined) return { name: t('common.loading'), colour: 'gray' }
  if (health.failed > 0) return { name: t('consumer.health.failed', { count: health.failed }), colour: 'red' }
  if (health.queued > 0)
    return { name: t('consumer.health.waiting', { count: health.queued }), colour: 'orange' }
  if (health.last_delivered_at === null) return { name: t('delivery.health_state.untried'), colour: 'gray' }
  return { name: t('delivery.health_state.healthy'), colour: 'teal' }
}

export function gatewayDeliveryWords(state: GatewayDelivery['state']): Said {
  return {
    queued: { name: t('delivery.health_state.retrying'), colour: 'orange' },
    delivered: { name: t('delivery.state.delivered'), colour: 'teal' },
    failed: { name: t('delivery.state.failed'), colour: 'red' },
    shadow: { name: t('delivery.state.shadow'), colour: 'blue' },
    nothing: { name: t('delivery.state.nothing'), colour: 'gray' },
  }[state]
}

/** Why an address is not verified. */
export function verificationWords(reason: string | null): string {
  const words: Record<string, string> = {
    address_refused: t('delivery.reason.address_refused'),
    no_answer: t('delivery.reason.no_connection'),
    wrong_status: t('consumer.check.wrong_status'),
    wrong_challenge: t('consumer.check.wrong_challenge'),
  }
  return own(words, reason ?? '') ?? ''
}
