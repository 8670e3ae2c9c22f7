import { t } from '../../i18n/t'
import { Notice } from '../../ui/notice'

/** Instead of lists that would be empty for a reason that nobody could guess. */
export function SeesNothing() {
  return (
    <main>
      <Notice title={t('navigation.no_inbox')} words={t('navigation.no_inbox_hint')} />
    </main>
  )
}
