import type { Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { IconMapPin } from '../../../ui/icons'
import cardStyles from './card.module.css'
import { dataOf, wordsIn } from './read-content'

/** A location in words; the map opens elsewhere, so that showing it tells no other service. */
export function Location({ message }: { message: Message }) {
  const data = dataOf(message)
  const [latitude, longitude] = [Number(data.latitude), Number(data.longitude)]
  const known = Number.isFinite(latitude) && Number.isFinite(longitude)
  const [name, address] = [wordsIn(data.name), wordsIn(data.address)]
  return (
    <div className={`${cardStyles.card} ${cardStyles.row}`}>
      <IconMapPin size={28} aria-hidden="true" />
      <div>
        <strong dir="auto">{name ?? t('message.type.location')}</strong>
        {address && <p dir="auto">{address}</p>}
        {known && (
          <>
            <p className={common.quiet}>
              {latitude.toFixed(5)}, {longitude.toFixed(5)}
            </p>
            <a
              href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`}
              target="_blank"
              rel="noopener noreferrer"
            >
              {t('message.location.show_on_map')}
            </a>
          </>
        )}
      </div>
    </div>
  )
}
