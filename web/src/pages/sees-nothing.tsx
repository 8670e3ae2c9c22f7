import { t } from '../i18n/t'
import { Notice } from '../ui/notice'

/** Instead of lists that would be empty for a reason that nobody could guess. */
export function SeesNothing() {
  return (
    <main>
      <Notice
        title={t('You see no inbox yet')}
        words={t(
          'You are limited to the inboxes of your teams, and you are in no team that has one. An admin of the account can add you to a team.',
        )}
      />
    </main>
  )
}
