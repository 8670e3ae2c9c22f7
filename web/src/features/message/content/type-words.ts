import { t } from '../../../i18n/t'
import { own } from '../../../util/own'

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
  button: t('Button reply'),
  order: t('Order'),
  call: t('Call'),
  edit: t('Edited a message'),
  revoke: t('Deleted a message'),
  unsupported: t('Message not available to businesses'),
})

/** What to call a message that has no text. */
export function typeWords(type: string): string {
  return own(words(), type) ?? t('Message of type “{type}”', { type })
}
