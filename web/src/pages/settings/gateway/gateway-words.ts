import type { Consumer, ConsumerHealth, GatewayDelivery, Policy } from '../../../api/types'
import { t } from '../../../i18n/t'
import { own } from '../../../util/own'

type Said = { name: string; colour: string }

export const policyNames = (): Record<Policy, string> => ({
  stable_phone: t('One number per person, for good'),
  known_phone: t('The phone, wherever it is known'),
  passthrough: t('As WhatsApp sends it'),
})

/** What a policy means for whoever stands behind it. */
export const policyWords = (): Record<Policy, string> => ({
  stable_phone: t(
    'Whoever hides their phone or changes it stays under the number that this consumer knows. Whose phone nobody knows gets a number that is no phone, under country code 999.',
  ),
  known_phone: t('Where WhatsApp leaves the phone out, the one that is known now is written in.'),
  passthrough: t('Nothing is written in. Only for what knows BSUIDs.'),
})

export const modeNames = (): Record<Consumer['mode'], string> => ({
  live: t('Live: webhooks go out'),
  shadow: t('Shadow: nothing goes out, the difference is shown'),
  paused: t('Paused: webhooks wait'),
})

/** How a consumer does, in a word. */
export function consumerHealthWords(
  { mode }: Pick<Consumer, 'mode'>,
  health: ConsumerHealth | undefined,
): Said {
  if (mode === 'paused') return { name: t('Paused'), colour: 'gray' }
  if (mode === 'shadow') return { name: t('Shadow'), colour: 'blue' }
  if (health === undefined) return { name: t('Loading'), colour: 'gray' }
  if (health.failed > 0) return { name: t('{count} given up', { count: health.failed }), colour: 'red' }
  if (health.queued > 0) return { name: t('{count} waiting', { count: health.queued }), colour: 'orange' }
  if (health.last_delivered_at === null) return { name: t('Nothing sent yet'), colour: 'gray' }
  return { name: t('Works'), colour: 'teal' }
}

export function gatewayDeliveryWords(state: GatewayDelivery['state']): Said {
  return {
    queued: { name: t('To be tried again'), colour: 'orange' },
    delivered: { name: t('Arrived'), colour: 'teal' },
    failed: { name: t('Given up'), colour: 'red' },
    shadow: { name: t('Shadow'), colour: 'blue' },
    nothing: { name: t('Nothing for it'), colour: 'gray' },
  }[state]
}

/** Why an address is not verified. */
export function verificationWords(reason: string | null): string {
  const words: Record<string, string> = {
    address_refused: t('Its address is in a network that events are not sent to.'),
    no_answer: t('It cannot be reached.'),
    wrong_status: t('It did not answer 200: most likely its verify token is another.'),
    wrong_challenge: t('It answered with something else than the challenge.'),
  }
  return own(words, reason ?? '') ?? ''
}
