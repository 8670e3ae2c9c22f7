import type { MediaFile, Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import { plainName } from './measures'
import { typeWords } from './type-words'

const LONGEST = 200

/** The accessible name of a file: its caption, else its own name, else its sender. */
export function mediaName(message: Message, file: MediaFile): string {
  const { type, text, direction, contact } = message
  if (text !== null && text.trim() !== '') return plainName(text).slice(0, LONGEST)
  if (file.file_name !== null) return plainName(file.file_name)
  if (direction === 'outbound' || contact === null) return typeWords(type)
  return t('message.file.from', { what: typeWords(type), name: contact.display_name })
}
