import { Badge } from '@mantine/core'
import type { Verification } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import styles from './number-found.module.css'

/** The number that Meta knows under the id that was typed: is it the one that was meant? */
export function NumberFound({ number }: { number: NonNullable<Verification['number']> }) {
  const { display_phone, verified_name, quality, is_test_number } = number
  return (
    <div className={styles.found}>
      <div>
        <strong>
          <bdi>{verified_name ?? display_phone}</bdi>
        </strong>
        {verified_name !== null && <bdi className={common.quiet}>{display_phone}</bdi>}
      </div>
      {quality !== null && (
        <Badge variant="light" color={quality === 'red' ? 'red' : quality === 'yellow' ? 'orange' : 'teal'}>
          {t('onboarding.found.quality', { quality })}
        </Badge>
      )}
      {is_test_number && <Badge variant="light">{t('onboarding.found.test_number')}</Badge>}
    </div>
  )
}
