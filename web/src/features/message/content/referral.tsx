import type { Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { IconSpeakerphone } from '../../../ui/icons'
import cardStyles from './card.module.css'
import { objectOf, webAddress, wordsIn } from './read-content'

/** The advertisement that a contact came from. Its picture stays with WhatsApp: nothing of it is loaded. */
export function Referral({ message }: { message: Message }) {
  const data = objectOf(message.content.referral)
  const post = data.source_type === 'post'
  const [headline, body, link] = [wordsIn(data.headline), wordsIn(data.body), webAddress(data.source_url)]
  return (
    <div className={`${cardStyles.card} ${cardStyles.row}`}>
      <IconSpeakerphone size={24} aria-hidden="true" />
      <div>
        <p className={common.quiet}>{post ? t('message.referral.post') : t('message.referral.ad')}</p>
        {headline && <strong dir="auto">{headline}</strong>}
        {body && <p dir="auto">{body}</p>}
        {link && (
          <a href={link} target="_blank" rel="noopener noreferrer nofollow">
            {post ? t('message.referral.open_post') : t('message.referral.open_ad')}
          </a>
        )}
      </div>
    </div>
  )
}
