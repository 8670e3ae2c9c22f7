import type { Consumer, ConsumerHealth, GatewayDelivery, Policy } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'

type Said = { name: string; colour: string }

export const policyNames = (): Record<Policy, string> => ({
  stable_phone: t('One permanent number per contact'),
  known_phone: t('Phone number, if known'),
  passthrough: t('Unchanged webhooks'),
})

/** What a policy means for whoever stands behind it. */
export const policyWords = (): Record<Policy, string> => ({
  stable_phone: t(
    'Contacts who hide or change their phone keep the number that this consumer knows. Contacts without a known phone get a placeholder number (country code 999).',
  ),
  known_phone: t(
    'Where WhatsApp leaves out the phone, Selfsame fills in the contact’s current phone if it’s known.',
  ),
  passthrough: t('Selfsame fills in nothing. Only for programs that support BSUIDs.'),
})

export const modeNames = (): Record<Consumer['mode'], string> => ({
  live: t('Live: webhooks are sent'),
  shadow: t('Shadow: nothing is sent, differences are shown'),
  paused: t('Paused: webhooks are queued'),
})

/** How a consumer does, in a word. */
export function consumerHealthWords(
  { mode }: Pick<Consumer, 'mode'>,
  health: ConsumerHealth | undefined,
): Said {
  if (mode === 'paused') return { name: t('Paused'), colour: 'gray' }
  if (mode === 'shadow') return { name: t('Shadow'), colour: 'blue' }
  if (health === undefined) return { name: t('Loading'), colour: 'gray' }
  if (health.failed > 0) return { name: t('{count} failed', { count: health.failed }), colour: 'red' }
  if (health.queued > 0) return { name: t('{count} waiting', { count: health.queued }), colour: 'orange' }
  if (health.last_delivered_at === null) return { name: t('Nothing sent yet'), colour: 'gray' }
  return { name: t('Healthy'), colour: 'teal' }
}

export function gatewayDeliveryWords(state: GatewayDelivery['state']): Said {
  return {
    queued: { name: t('Retrying'), colour: 'orange' },
    delivered: { name: t('Delivered'), colour: 'teal' },
    failed: { name: t('Failed'), colour: 'red' },
    shadow: { name: t('Shadow'), colour: 'blue' },
    nothing: { name: t('Nothing to send'), colour: 'gray' },
  }[state]
}

/** Why an address is not verified. */
export function verificationWords(reason: string | null): string {
  const words: Record<string, string> = {
    address_refused: t('The address is in a network that Selfsame doesn’t send to.'),
    no_answer: t('Can’t connect to the address.'),
    wrong_status: t('The endpoint didn’t return 200. Check the verify token.'),
    wrong_challenge: t('The endpoint didn’t return the challenge. Check how it verifies the webhook.'),
  }
  return own(words, reason ?? '') ?? ''
}
