import { t } from '../i18n/t'
import { own } from './own'

// WhatsApp may add to each of these; what is new is shown as WhatsApp calls it.

const categories = (): Record<string, string> => ({
  marketing: t('marketing'),
  utility: t('utility'),
  authentication: t('authentication'),
})

const statuses = (): Record<string, string> => ({
  approved: t('approved'),
  pending: t('pending'),
  rejected: t('rejected'),
  paused: t('paused'),
  disabled: t('disabled'),
  deleted: t('deleted'),
})

const qualities = (): Record<string, string> => ({
  green: t('green'),
  yellow: t('yellow'),
  red: t('red'),
})

const parts = (): Record<string, string> => ({
  header: t('header'),
  body: t('body'),
  button: t('button'),
  limited_time_offer: t('limited-time offer'),
})

export function categoryWords(category: string): string {
  return known(categories(), category)
}

export function templateStatusWords(status: string): string {
  return known(statuses(), status)
}

export function qualityWords(quality: string): string {
  return known(qualities(), quality)
}

/** What a part of a template is called. */
export function partWords(component: string): string {
  return known(parts(), component)
}

function known(words: Record<string, string>, code: string): string {
  return own(words, code.toLowerCase()) ?? code.replaceAll('_', ' ')
}
