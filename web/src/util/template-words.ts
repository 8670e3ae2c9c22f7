import { t } from '../i18n/t'
import { own } from './own'

// WhatsApp may add to each of these; what is new is shown as WhatsApp calls it.

const categories = (): Record<string, string> => ({
  marketing: t('template.category.marketing'),
  utility: t('template.category.utility'),
  authentication: t('template.category.authentication'),
})

const statuses = (): Record<string, string> => ({
  approved: t('template.status.approved'),
  pending: t('template.status.pending'),
  rejected: t('template.status.rejected'),
  paused: t('template.status.paused'),
  disabled: t('template.status.disabled'),
  deleted: t('template.status.deleted'),
})

const qualities = (): Record<string, string> => ({
  green: t('template.quality.green'),
  yellow: t('template.quality.yellow'),
  red: t('template.quality.red'),
})

const parts = (): Record<string, string> => ({
  header: t('template.component.header'),
  body: t('template.component.body'),
  button: t('template.component.button'),
  limited_time_offer: t('template.component.limited_time_offer'),
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
