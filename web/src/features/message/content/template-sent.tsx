import { useQuery } from '@tanstack/react-query'
import { sentTemplateQuery } from '../../../api/templates'
import type { Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { IconFile } from '../../../ui/icons'
import templateCardsStyles from '../../../ui/template-cards.module.css'
import cardStyles from './card.module.css'
import { FormattedText } from './formatted-text'
import { Buttons } from './question'
import { dataOf, objectOf, wordsIn } from './read-content'
import { typeWords } from './type-words'

/** A template as the contact saw it, filled in with its parameters. If the template is unknown now, its text. */
export function TemplateSent({ message }: { message: Message }) {
  const data = dataOf(message)
  const name = wordsIn(data.name) ?? ''
  const asked = {
    inbox_id: message.inbox_id,
    name,
    language: String(objectOf(data.language).code ?? ''),
    components: data.components,
  }
  const seen = useQuery({ ...sentTemplateQuery(message.id, asked), enabled: name !== '' }).data
  const body = seen?.body ?? message.text
  return (
    <>
      {seen?.header && <SentHeader header={seen.header} />}
      {body && <FormattedText text={body} />}
      {seen?.footer && (
        <p className={common.quiet} dir="auto">
          {seen.footer}
        </p>
      )}
      {seen && seen.cards.length > 0 && <SentCards cards={seen.cards} />}
      <Buttons titles={seen?.buttons.map(({ text, type }) => text ?? type) ?? []} />
      <p className={common.quiet}>
        {t('template.label')} <bdi>{name}</bdi>
      </p>
    </>
  )
}

type Seen = NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof sentTemplateQuery>['queryFn']>>>>

function SentHeader({ header: { text, type } }: { header: NonNullable<Seen['header']> }) {
  if (text !== null) return <strong dir="auto">{text}</strong>
  return (
    <span className={cardStyles.row}>
      <IconFile size={16} aria-hidden="true" /> {typeWords(type)}
    </span>
  )
}

function SentCards({ cards }: Pick<Seen, 'cards'>) {
  return (
    // Reachable, so that it scrolls by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <ol className={templateCardsStyles.cards} aria-label={t('message.cards')} tabIndex={0}>
      {cards.map(({ header, body, buttons }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a message never change
        <li key={index} className={`${cardStyles.card} ${templateCardsStyles.top}`}>
          {header && <SentHeader header={header} />}
          {body && <FormattedText text={body} />}
          <Buttons titles={buttons.map(({ text, type }) => text ?? type)} />
        </li>
      ))}
    </ol>
  )
}
