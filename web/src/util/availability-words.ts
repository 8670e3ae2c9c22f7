import type { Member } from '../api/types'
import { t } from '../i18n/t'

export function availabilityWords(availability: Member['availability']): string {
  const words: Record<Member['availability'], string> = {
    online: t('availability.online'),
    busy: t('availability.busy'),
    away: t('availability.away'),
  }
  return words[availability]
}
