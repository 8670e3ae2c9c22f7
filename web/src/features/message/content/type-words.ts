import { t } from '../../../i18n/t'
import { own } from '../../../util/own'

const words = (): Record<string, string> => ({
  image: t('message.type.image'),
  video: t('message.type.video'),
  audio: t('message.type.audio'),
  document: t('message.type.document'),
  sticker: t('message.type.sticker'),
  location: t('message.type.location'),
  contacts: t('message.type.contacts'),
  reaction: t('message.type.reaction'),
  template: t('message.type.template'),
  interactive: t('message.type.interactive'),
  button: t('message.type.button'),
  order: t('message.type.order'),
  call: t('message.type.call'),
  edit: t('message.type.edit'),
  revoke: t('message.type.deletion'),
  unsupported: t('message.type.unsupported'),
})

/** What to call a message that has no text. */
export function typeWords(type: string): string {
  return own(words(), type) ?? t('message.type.unnamed', { type })
}
