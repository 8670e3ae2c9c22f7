import type { Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { Answer } from './answer'
import { Call } from './call'
import { ContactCards } from './contact-cards'
import { FormattedText } from './formatted-text'
import { Location } from './location'
import { MediaContent } from './media-content'
import { Order, ReferredProduct } from './order'
import { Question, QuestionHeader } from './question'
import { dataOf } from './read-content'
import { Referral } from './referral'
import { TemplateSent } from './template-sent'
import { Errors, Unsupported } from './unsupported'

/** The content of a message. Everything from a customer is text to React: no markup is ever parsed. */
export function MessageContent({ message }: { message: Message }) {
  const { content } = message
  return (
    <>
      {message.type === 'edit' && <p className={common.quiet}>{t('message.edit_unseen')}</p>}
      {content.forwarded != null && (
        <p className={common.quiet}>
          {content.forwarded === 'often' ? t('message.forwarded_often') : t('message.forwarded')}
        </p>
      )}
      {content.referral != null && <Referral message={message} />}
      {content.referred_product != null && <ReferredProduct message={message} />}
      <Body message={message} />
    </>
  )
}

function Body({ message }: { message: Message }) {
  const { type, text, edits, media } = message
  const said = edits.at(-1)?.text ?? text
  switch (type) {
    case 'text':
      return <FormattedText text={said ?? ''} />
    case 'image':
    case 'video':
    case 'audio':
    case 'sticker':
    case 'document':
      return <Files message={message} said={said} />
    case 'location':
      return <Location message={message} />
    case 'contacts':
      return <ContactCards message={message} />
    case 'order':
      return (
        <>
          <Order message={message} />
          {said !== null && <FormattedText text={said} />}
        </>
      )
    case 'template':
      return <TemplateSent message={message} />
    case 'button':
      return <Chosen message={message} said={said} />
    case 'interactive':
      if ('action' in dataOf(message)) return <Asked message={message} said={said} />
      return <Chosen message={message} said={said} />
    case 'call':
      return <Call message={message} />
    default:
      return said === null && !media?.length ? (
        <Unsupported message={message} />
      ) : (
        <Files message={message} said={said} />
      )
  }
}

type Said = { message: Message; said: string | null }

/** Files and their captions. Without a caption, the server gives the name of the file, which the file shows itself. */
function Files({ message, said }: Said) {
  const files = message.media ?? []
  const named = said !== null && files.some(({ file_name }) => file_name === said)
  return (
    <>
      {files.map((file) => (
        <MediaContent key={file.id} message={message} file={file} />
      ))}
      {files.length === 0 && said === null && <p className={common.quiet}>{t('message.file.missing')}</p>}
      {said !== null && !named && <FormattedText text={said} />}
      <Errors message={message} />
    </>
  )
}

function Asked({ message, said }: Said) {
  return (
    <>
      <QuestionHeader message={message} />
      {message.media?.map((file) => (
        <MediaContent key={file.id} message={message} file={file} />
      ))}
      {said !== null && <FormattedText text={said} />}
      <Question message={message} />
    </>
  )
}

function Chosen({ message, said }: Said) {
  return (
    <>
      {said !== null && <FormattedText text={said} />}
      <Answer message={message} />
    </>
  )
}
