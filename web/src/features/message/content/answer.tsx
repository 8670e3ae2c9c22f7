import type { Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { IconCheck, IconForms, IconPhoneCheck, IconPhoneOff } from '../../../ui/icons'
import { longTime } from '../../../util/words'
import cardStyles from './card.module.css'
import { dataOf, type Fields, objectOf, wordsIn } from './read-content'

/** What a contact chose or filled in. The chosen words are the text of the message. */
export function Answer({ message }: { message: Message }) {
  const data = message.type === 'button' ? { type: 'button' } : dataOf(message)
  if (data.type === 'nfm_reply') return <FormAnswer data={objectOf(data.nfm_reply)} />
  if (data.type === 'call_permission_reply')
    return <CallPermission data={objectOf(data.call_permission_reply)} />
  const description = wordsIn(objectOf(data.list_reply).description)
  return (
    <>
      {description && (
        <p className={common.quiet} dir="auto">
          {description}
        </p>
      )}
      <p className={`${common.quiet} ${cardStyles.row}`}>
        <IconCheck size={14} aria-hidden="true" />
        {data.type === 'list_reply' ? t('message.answer.from_list') : t('message.answer.from_button')}
      </p>
    </>
  )
}

function FormAnswer({ data }: { data: Fields }) {
  const answers = Object.entries(readJson(data.response_json)).filter(([name]) => name !== 'flow_token')
  return (
    <div className={cardStyles.card}>
      <table className={cardStyles.table}>
        <caption>
          <IconForms size={16} aria-hidden="true" /> {t('message.form_response.title')}
        </caption>
        <tbody>
          {answers.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name.replaceAll('_', ' ')}</bdi>
              </th>
              <td dir="auto">{shown(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {answers.length === 0 && <p className={common.quiet}>{t('message.form_response.empty')}</p>}
    </div>
  )
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(', ')
  if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function CallPermission({ data }: { data: Fields }) {
  const allowed = data.response === 'accept'
  const until = Number(data.expiration_timestamp) * 1000
  const Icon = allowed ? IconPhoneCheck : IconPhoneOff
  return (
    <p className={`${cardStyles.card} ${cardStyles.row}`}>
      <Icon size={20} aria-hidden="true" />
      {!allowed
        ? t('message.answer.calls_refused')
        : data.is_permanent === true || !Number.isFinite(until)
          ? t('message.answer.calls_allowed')
          : t('message.answer.calls_until', { time: longTime(new Date(until).toISOString()) })}
    </p>
  )
}

function readJson(text: unknown): Fields {
  if (typeof text !== 'string') return objectOf(text)
  try {
    return objectOf(JSON.parse(text))
  } catch {
    // A form may answer anything; then its words are all there is.
    return { [t('message.form_response.text')]: text }
  }
}
