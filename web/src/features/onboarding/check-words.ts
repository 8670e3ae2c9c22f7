import type { ConnectionCheck } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'

/** What was asked about. */
export function checkName(check: ConnectionCheck['check']): string {
  const names: Record<ConnectionCheck['check'], string> = {
    app: t('onboarding.check.app'),
    token: t('common.access_token'),
    waba: t('onboarding.check.waba'),
    portfolio: t('onboarding.check.portfolio'),
    number: t('onboarding.check.number'),
    messaging: t('onboarding.check.messaging'),
    subscription: t('onboarding.check.subscription'),
  }
  return names[check]
}

/** What is wrong, and what helps. */
export function checkWords({ check, state, code, detail }: ConnectionCheck): string {
  if (state === 'ok') return t('onboarding.result.confirmed')
  if (state === 'unchecked') return t('onboarding.result.unchecked')
  const words: Record<string, string> = {
    meta_unreachable: t('onboarding.result.meta_unreachable'),
    app_secret_wrong: t('onboarding.result.app_secret_wrong'),
    token_invalid: t('onboarding.result.token_invalid'),
    token_expired: t('onboarding.result.token_expired'),
    permission_missing:
      check === 'messaging'
        ? t('onboarding.result.messaging_missing')
        : t('onboarding.result.management_missing'),
    waba_unknown: t('onboarding.result.waba_unknown'),
    number_elsewhere: t('onboarding.result.number_elsewhere'),
    portfolio_of_others: t('onboarding.result.portfolio_differs', { portfolio: detail ?? '' }),
    not_subscribed: t('onboarding.result.not_subscribed'),
  }
  return own(words, code ?? '') ?? t('onboarding.result.refused')
}

/** Meta's own words, where they say more than ours. */
export function metaWords({ code, detail }: ConnectionCheck): string | null {
  return detail === null || code === 'portfolio_of_others' ? null : detail
}
