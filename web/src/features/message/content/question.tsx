import type { ReactNode } from 'react'
import type { Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import {
  IconExternalLink,
  IconForms,
  IconList,
  IconMapPin,
  IconPhone,
  IconShoppingCart,
} from '../../../ui/icons'
import templateCardsStyles from '../../../ui/template-cards.module.css'
import cardStyles from './card.module.css'
import styles from './question.module.css'
import { dataOf, type Fields, listOf, objectOf, webAddress, wordsIn } from './read-content'

/** What stands under the words of a message with buttons, a list, a form or a link of ours. */
export function Question({ message }: { message: Message }) {
  const data = dataOf(message)
  const footer = wordsIn(objectOf(data.footer).text)
  return (
    <>
      {footer && (
        <p className={common.quiet} dir="auto">
          {footer}
        </p>
      )}
      <Choices type={data.type} action={objectOf(data.action)} />
    </>
  )
}

/** What stands above them. */
export function QuestionHeader({ message }: { message: Message }) {
  const header = wordsIn(objectOf(dataOf(message).header).text)
  return header && <strong dir="auto">{header}</strong>
}

function Choices({ type, action }: { type: unknown; action: Fields }) {
  const parameters = objectOf(action.parameters)
  switch (type) {
    case 'request_contact_info':
      return <Choice icon={<IconPhone size={14} />}>{t('message.request.phone')}</Choice>
    case 'location_request_message':
      return <Choice icon={<IconMapPin size={14} />}>{t('message.request.location')}</Choice>
    case 'call_permission_request':
      return <Choice icon={<IconPhone size={14} />}>{t('message.request.call_permission')}</Choice>
    case 'flow':
      return (
        <Choice icon={<IconForms size={14} />}>
          {wordsIn(parameters.flow_cta) ?? t('message.request.form')}
        </Choice>
      )
    case 'voice_call':
      return (
        <Choice icon={<IconPhone size={14} />}>
          {wordsIn(parameters.display_text) ?? t('message.request.call')}
        </Choice>
      )
    case 'order_details':
    case 'order_status':
      return (
        <Choice icon={<IconShoppingCart size={14} />}>
          {t('message.type.order')} {wordsIn(parameters.reference_id)}
        </Choice>
      )
    case 'carousel':
      return <Cards cards={listOf(action.cards)} />
    case 'cta_url':
      return <LinkButton title={parameters.display_text} url={parameters.url} />
    case 'list':
      return <ListRows action={action} />
    default:
      return <Buttons titles={titlesOf(action)} />
  }
}

/** Of buttons of a kind that we do not know, those that have a title where the others have it. */
function titlesOf(action: Fields): string[] {
  return listOf(action.buttons).flatMap(
    (button) => wordsIn(objectOf(button.reply ?? button.quick_reply).title) ?? [],
  )
}

function Cards({ cards }: { cards: Fields[] }) {
  return (
    // Reachable, so that it scrolls by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <ol className={templateCardsStyles.cards} aria-label={t('message.cards')} tabIndex={0}>
      {cards.map((card, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a message never change
        <li key={index} className={`${cardStyles.card} ${templateCardsStyles.top}`}>
          <p dir="auto">
            {wordsIn(objectOf(card.body).text) ?? wordsIn(objectOf(card.action).product_retailer_id)}
          </p>
          <Choices type={card.type} action={objectOf(card.action)} />
        </li>
      ))}
    </ol>
  )
}

function Choice({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className={styles.choice}>
      <span aria-hidden="true">{icon}</span> <bdi>{children}</bdi>
    </p>
  )
}

export function Buttons({ titles }: { titles: unknown[] }) {
  if (titles.length === 0) return null
  return (
    <ul className={styles.choices} aria-label={t('message.buttons')}>
      {titles.map((title, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the buttons of a message never change
        <li key={index} className={styles.choice} dir="auto">
          {String(title)}
        </li>
      ))}
    </ul>
  )
}

function LinkButton({ title, url }: { title: unknown; url: unknown }) {
  const href = webAddress(url)
  return (
    <Choice icon={<IconExternalLink size={14} />}>
      {href === null ? (
        String(title)
      ) : (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {wordsIn(title) ?? href}
        </a>
      )}
    </Choice>
  )
}

function ListRows({ action }: { action: Fields }) {
  const rows = listOf(action.sections).flatMap((section) => listOf(section.rows))
  return (
    <details className={styles.list}>
      <summary className={styles.choice}>
        <IconList size={14} aria-hidden="true" />{' '}
        <bdi>{wordsIn(action.button) ?? t('message.request.list')}</bdi>
      </summary>
      <ul>
        {rows.map((row) => (
          <li key={String(row.id)} dir="auto">
            {String(row.title)}
            {wordsIn(row.description) && <span className={common.quiet}> {String(row.description)}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
