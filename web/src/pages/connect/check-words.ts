import type { ConnectionCheck } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'

/** What was asked about. */
export function checkName(check: ConnectionCheck['check']): string {
  const names: Record<ConnectionCheck['check'], string> = {
    app: t('The app and its secret'),
    token: t('The access token'),
    waba: t('The WhatsApp Business account'),
    portfolio: t('The business portfolio'),
    number: t('The phone number'),
    messaging: t('The permission to message'),
    subscription: t('Webhooks of the account go to the app'),
  }
  return names[check]
}

/** What is wrong, and what helps. */
export function checkWords({ check, state, code, detail }: ConnectionCheck): string {
  if (state === 'ok') return t('Confirmed by Meta.')
  if (state === 'unchecked') return t('Could not be asked about yet.')
  const words: Record<string, string> = {
    meta_unreachable: t('Meta gave no answer. Try again in a moment.'),
    app_secret_wrong: t(
      'This secret is not the one of this app. Copy both again; a secret that was reset is another one.',
    ),
    token_invalid: t('Meta does not know this token. Copy it again, whole and without spaces.'),
    token_expired: t('This token has expired. A token of a system user does not, unless you ask for it.'),
    permission_missing:
      check === 'messaging'
        ? t('This token lacks the permission whatsapp_business_messaging. Make one that has it.')
        : t('This token lacks the permission whatsapp_business_management. Make one that has it.'),
    waba_unknown: t(
      'This token reaches no account with this id. Is the id right, and is the account assigned to the system user?',
    ),
    number_elsewhere: t('This account has no number with this id. It takes the id, not the number itself.'),
    portfolio_of_others: t('This account belongs to the portfolio {portfolio}.', { portfolio: detail ?? '' }),
    not_subscribed: t('Not yet. It is set when you connect the number.'),
  }
  return own(words, code ?? '') ?? t('Meta refused it.')
}

/** Meta's own words, where they say more than ours. */
export function metaWords({ code, detail }: ConnectionCheck): string | null {
  return detail === null || code === 'portfolio_of_others' ? null : detail
}
