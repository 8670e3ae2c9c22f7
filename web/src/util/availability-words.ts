import type { Member } from '../api/types'
import { t } from '../i18n/t'

export function availabilityWords(availability: Member['availability']): string {
  const words: Record<Member['availability'], string> = {
    online: t('Online'),
    busy: t('Busy: no new work'),
    away: t('Away: no new work'),
  }
  return words[availability]
}
