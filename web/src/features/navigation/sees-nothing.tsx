import { t } from '../../i18n/t'
import { Notice } from '../../ui/notice'

/** Instead of lists that would be empty without a visible reason. */
export function SeesNothing() {
  return (
    <main>
      <Notice title={t('navigation.no_inbox')} words={t('navigation.no_inbox_hint')} />
    </main>
  )
}
