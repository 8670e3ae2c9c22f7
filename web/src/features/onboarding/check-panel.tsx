import { Button } from '@mantine/core'
import { checksOf } from '../../api/connections'
import type { Verification } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import sectionStyles from '../../ui/section.module.css'
import { CheckList } from './check-list'
import { NumberFound } from './number-found'

type Props = {
  /** What Meta said of the values in the form; null where they have not been checked. */
  checked: Verification | null
  /** Whether Meta confirmed them. */
  confirmed: boolean
  /** Why they were refused. */
  refused: Error | null
  saving: boolean
}

/** What Meta said of a number before it is connected, and the button that checks it, then connects it. */
export function CheckPanel({ checked, confirmed, refused, saving }: Props) {
  const action = confirmed
    ? t('onboarding.connect')
    : checked
      ? t('onboarding.form.check_again')
      : t('onboarding.form.check')
  return (
    <section className={sectionStyles.panel} aria-label={t('onboarding.check.title')}>
      {checked ? (
        <>
          <CheckList checks={checked.checks} />
          {checked.number !== null && <NumberFound number={checked.number} />}
        </>
      ) : (
        <p className={common.quiet}>{t('onboarding.form.hint')}</p>
      )}
      <div className={formStyles.actions}>
        <Button type="submit" loading={saving}>
          {action}
        </Button>
      </div>
      {checksOf(refused).length > 0 && <CheckList checks={checksOf(refused)} />}
      <Failure of={refused} />
    </section>
  )
}
