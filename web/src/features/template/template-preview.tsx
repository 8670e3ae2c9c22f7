import type { Template } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { IconFile } from '../../ui/icons'
import templateCardsStyles from '../../ui/template-cards.module.css'
import cardStyles from '../message/content/card.module.css'
import { FormattedText } from '../message/content/formatted-text'
import { Buttons } from '../message/content/question'
import { listOf, wordsIn } from '../message/content/read-content'
import { bodyOf, cardsOf, type Field, fileKindOf, headerOf } from './fill-template'
import styles from './template-preview.module.css'

type Props = { template: Template; fields: Field[] }

/** A template as the person will see it, as far as it is filled in. */
export function TemplatePreview({ template: { components }, fields }: Props) {
  const of = (index: number | null) => fields.filter(({ variable }) => variable.card_index === index)
  const cards = cardsOf(components)
  return (
    <>
      <Part components={components} fields={of(null)} />
      {cards.length > 0 && (
        // Reachable, so that it scrolls by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        <ol className={templateCardsStyles.cards} aria-label={t('message.cards')} tabIndex={0}>
          {cards.map((card, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a template never change
            <li key={index}>
              <Part components={card} fields={of(index)} />
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function Part({ components, fields }: { components: unknown[]; fields: Field[] }) {
  const parts = listOf(components)
  const part = (type: string) => parts.find((it) => it.type === type)
  const given = [fields.map(({ variable }) => variable), fields.map(({ text }) => text)] as const
  const header = headerOf(components, ...given)
  const body = bodyOf(components, ...given)
  const footer = wordsIn(part('FOOTER')?.text)
  const file = fields.find(({ variable }) => fileKindOf(variable) !== null)
  return (
    <div className={`${styles.preview} ${styles.whole}`}>
      {header !== '' && <strong dir="auto">{header}</strong>}
      {file && (
        <span className={cardStyles.row}>
          <IconFile size={16} aria-hidden="true" />
          {file.file === null ? (
            <span className={common.quiet}>{t('template.form.no_file')}</span>
          ) : (
            <bdi>{file.file.name}</bdi>
          )}
        </span>
      )}
      {body !== '' && <FormattedText text={body} />}
      {footer && (
        <small className={common.quiet} dir="auto">
          {footer}
        </small>
      )}
      <Buttons titles={listOf(part('BUTTONS')?.buttons).map(({ text }) => text)} />
    </div>
  )
}
