import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react'
import type { ConnectionCheck } from '../../api/types'
import { t } from '../../i18n/t'
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
    ok: t('Good'),
    failed: t('Wrong'),
    to_do: t('To do'),
    unchecked: t('Not asked'),
  }
  return (
    <ul className="checks" aria-label={t('What Meta says')}>
      {checks.map((it) => {
        const Icon = ICONS[it.state]
        const theirs = metaWords(it)
        return (
          <li key={it.check} data-state={it.state}>
            <Icon size={20} aria-hidden="true" />
            <div>
              <strong>{checkName(it.check)}</strong>
              <span className="unseen">: {states[it.state]}.</span>
              <p>{checkWords(it)}</p>
              {theirs !== null && (
                <p className="quiet">
                  {t('Meta’s words:')} <bdi>{theirs}</bdi>
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
