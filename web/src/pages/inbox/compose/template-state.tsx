import { Alert } from '@mantine/core'
import type { TemplateDetail } from '../../../api/types'
import { t } from '../../../i18n/t'
import { templateStatusWords } from '../../../util/template-words'

/** Why a template cannot be sent at this moment, also where that changed while it was filled in; nothing where it can. */
export function TemplateState({ template: { status, rejected_reason } }: { template: TemplateDetail }) {
  if (status === 'approved') return null
  return (
    <Alert color="red" role="alert" title={titleWords(status)}>
      {rejected_reason !== null && (
        <p>{t('WhatsApp said: {words}', { words: rejected_reason.replaceAll('_', ' ').toLowerCase() })}</p>
      )}
      <p>{t('It cannot be sent now. What you typed is kept here.')}</p>
    </Alert>
  )
}

function titleWords(status: string): string {
  switch (status) {
    case 'rejected':
      return t('WhatsApp has rejected this template')
    case 'paused':
      return t('WhatsApp has paused this template, because people disliked it')
    case 'disabled':
      return t('WhatsApp has switched this template off')
    default:
      return t('This template is not approved: it is {status}', { status: templateStatusWords(status) })
  }
}
