import { useQuery } from '@tanstack/react-query'
import { sentTemplateQuery } from '../../../api/templates'
import type { Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import { FormattedText } from './formatted-text'
import { Buttons } from './question'
import { dataOf, objectOf, wordsIn } from './read-content'

/** A template as the person saw it: filled in with what was given. Where it is not known any more, its text. */
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
      {seen?.header && (
        <strong dir="auto">
          {seen.header.text ?? t('With a file of the type {type}', { type: seen.header.type })}
        </strong>
      )}
      {body && <FormattedText text={body} />}
      {seen?.footer && (
        <p className="quiet" dir="auto">
          {seen.footer}
        </p>
      )}
      <Buttons titles={seen?.buttons.map(({ text, type }) => text ?? type) ?? []} />
      <p className="quiet">
        {t('Template')} <bdi>{name}</bdi>
      </p>
    </>
  )
}
