import { t } from '../../i18n/t'
import { Notice } from '../../ui/notice'

/** Instead of lists that would be empty for a reason that nobody could guess. */
export function SeesNothing() {
  return (
    <main>
      <Notice
        title={t('No inbox access yet')}
        words={t(
          'You can see only your teams’ inboxes, and none of your teams has one. Ask an admin to add you to a team.',
        )}
      />
    </main>
  )
}
