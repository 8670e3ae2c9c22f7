import type { Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { IconAddressBook } from '../../../ui/icons'
import cardStyles from './card.module.css'
import styles from './contact-cards.module.css'
import { type Fields, listOf, objectOf, wordsIn } from './read-content'

/** Cards that a contact shared. The contact on a card says nothing about the sender. */
export function ContactCards({ message }: { message: Message }) {
  const { data } = message.content
  const cards = listOf(Array.isArray(data) ? data : objectOf(data).contacts)
  return (
    <ul className={styles.cards} aria-label={t('message.card.list')}>
      {cards.map((card, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a message never change
        <li key={index} className={`${cardStyles.card} ${cardStyles.row}`}>
          <IconAddressBook size={28} aria-hidden="true" />
          <Card card={card} />
        </li>
      ))}
    </ul>
  )
}

function Card({ card }: { card: Fields }) {
  const name = objectOf(card.name)
  const own = card.origin === 'contact_request'
  const title = wordsIn(name.formatted_name) ?? wordsIn(name.first_name)
  const org = objectOf(card.org)
  const lines = [
    [wordsIn(org.title), wordsIn(org.department), wordsIn(org.company)].filter(Boolean).join(', '),
    ...listOf(card.phones).map(({ phone }) => wordsIn(phone)),
    ...listOf(card.emails).map(({ email }) => wordsIn(email)),
    ...listOf(card.urls).map(({ url }) => wordsIn(url)),
    ...listOf(card.addresses).map(({ street, zip, city, country }) =>
      [street, zip, city, country].filter((part) => wordsIn(part) !== null).join(', '),
    ),
    wordsIn(card.birthday),
  ].filter((line) => line !== null && line !== '')
  return (
    <div>
      <strong dir="auto">
        {title ?? (own ? t('message.card.phone_shared') : t('message.type.contacts'))}
      </strong>
      {lines.map((line) => (
        <p key={line} dir="auto">
          {line}
        </p>
      ))}
      {!own && <p className={common.quiet}>{t('message.card.hint')}</p>}
    </div>
  )
}
