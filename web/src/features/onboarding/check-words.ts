import type { ConnectionCheck } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'

/** What was asked about. */
export function checkName(check: ConnectionCheck['check']): string {
  const names: Record<ConnectionCheck['check'], string> = {
    app: t('App and app secret'),
    token: t('Access token'),
    waba: t('WhatsApp Business account'),
    portfolio: t('Business portfolio'),
    number: t('WhatsApp number'),
    messaging: t('Messaging permission'),
    subscription: t('Webhook subscription'),
  }
  return names[check]
}

/** What is wrong, and what helps. */
export function checkWords({ check, state, code, detail }: ConnectionCheck): string {
  if (state === 'ok') return t('Confirmed by Meta.')
  if (state === 'unchecked') return t('Meta couldn’t check this yet.')
  const words: Record<string, string> = {
    meta_unreachable: t('Meta didn’t respond. Try again in a moment.'),
    app_secret_wrong: t('The app secret is incorrect or was replaced. Copy the app ID and the secret again.'),
    token_invalid: t('The token is invalid. Copy the whole token again, without spaces.'),
    token_expired: t('The token has expired. Create a system user token without an expiry date.'),
    permission_missing:
      check === 'messaging'
        ? t('The token lacks the permission whatsapp_business_messaging. Create a token that has it.')
        : t('The token lacks the permission whatsapp_business_management. Create a token that has it.'),
    waba_unknown: t(
      'The token can’t access an account with this ID. Check the ID, and assign the account to the system user.',
    ),
    number_elsewhere: t(
      'This account has no number with this ID. Enter the phone number ID, not the number.',
    ),
    portfolio_of_others: t('This account belongs to the portfolio {portfolio}.', { portfolio: detail ?? '' }),
    not_subscribed: t('Not subscribed yet. Connecting the number subscribes the app.'),
  }
  return own(words, code ?? '') ?? t('Meta refused the request.')
}

/** Meta's own words, where they say more than ours. */
export function metaWords({ code, detail }: ConnectionCheck): string | null {
  return detail === null || code === 'portfolio_of_others' ? null : detail
}
