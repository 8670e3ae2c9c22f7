import type { ConnectionCheck } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX } from '../../ui/icons'
import styles from './check-list.module.css'
import { checkName, checkWords, metaWords } from './check-words'

const ICONS = {
  ok: IconCircleCheck,
  failed: IconCircleX,
  to_do: IconAlertTriangle,
  unchecked: IconCircleDashed,
}

/** What Meta confirmed, and what it did not. */
export function CheckList({ checks }: { checks: ConnectionCheck[] }) {
  const states: Record<ConnectionCheck['state'], string> = {
    ok: t('onboarding.check.passed'),
    failed: t('onboarding.check.not_passed'),
    to_do: t('onboarding.check.to_do'),
    unchecked: t('onboarding.check.unchecked'),
  }
  return (
    <ul className={styles.checks} aria-label={t('onboarding.check.title')}>
      {checks.map((it) => {
        const Icon = ICONS[it.state]
        const theirs = metaWords(it)
        return (
          <li key={it.check} data-state={it.state}>
            <Icon size={20} aria-hidden="true" />
            <div>
              <strong>{checkName(it.check)}</strong>
              <span className={common.unseen}>: {states[it.state]}.</span>
              <p>{checkWords(it)}</p>
              {theirs !== null && (
                <p className={common.quiet}>
                  {t('onboarding.check.meta_said')} <bdi>{theirs}</bdi>
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
