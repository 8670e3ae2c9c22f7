import type { Message } from '../../api/types'
import { t } from '../../i18n/t'
import { Taken } from '../attachment/taken'
import { typeWords } from '../message/content/type-words'

/** The message that a reply quotes, which can be removed from it. */
export function QuotedMessage({ message, drop }: { message: Message; drop: () => void }) {
  return (
    <Taken label={t('composer.remove_quote')} drop={drop}>
      <blockquote>
        <bdi>{message.text ?? typeWords(message.type)}</bdi>
      </blockquote>
    </Taken>
  )
}
