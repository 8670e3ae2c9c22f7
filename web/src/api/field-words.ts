import { t } from '../i18n/t'

/** What is wrong with a field, by the code that the server gives; null for a code that has no text here. */
export function fieldWords(code: unknown, params: unknown): string | null {
  const given = typeof params === 'object' && params !== null ? params : {}
  const least = 'minimum' in given ? Number(given.minimum) : Number.NaN
  const most = 'maximum' in given ? Number(given.maximum) : Number.NaN
  switch (code) {
    case 'required':
      return t('field.required')
    case 'invalid_type':
    case 'invalid_format':
      return t('field.invalid_format')
    case 'not_one_of':
      return t('field.not_one_of')
    case 'too_short':
      return t('field.too_short', { count: least })
    case 'too_long':
      return t('field.too_long', { count: most })
    case 'too_few':
      return t('field.item_minimum', { count: least })
    case 'too_many':
      return t('field.item_maximum', { count: most })
    case 'too_small':
      return t('field.too_small', { least })
    case 'too_big':
      return t('field.too_big', { most })
    default:
      return null
  }
}
