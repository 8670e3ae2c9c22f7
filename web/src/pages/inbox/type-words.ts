import { t } from '../../i18n/t'
import { own } from '../../util/own'

const words = (): Record<string, string> => ({
  image: t('Photo'),
  video: t('Video'),
  audio: t('Voice message'),
  document: t('Document'),
  sticker: t('Sticker'),
  location: t('Location'),
  contacts: t('Contact card'),
  reaction: t('Reaction'),
  template: t('Template'),
  interactive: t('Message with buttons'),
  button: t('Answer by a button'),
  order: t('Order'),
  call: t('Call'),
  edit: t('Edited a message'),
  revoke: t('Took a message back'),
  unsupported: t('A message that WhatsApp does not pass on to businesses'),
})

/** What to call a message that has no text. */
export function typeWords(type: string): string {
  return own(words(), type) ?? t('A message of the type “{type}”', { type })
}
