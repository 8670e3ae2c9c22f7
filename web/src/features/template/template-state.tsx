import { Alert } from '@mantine/core'
import type { TemplateDetail } from '../../api/types'
import { t } from '../../i18n/t'
import { templateStatusWords } from '../../util/template-words'

/** Why a template cannot be sent at this moment, also where that changed while it was filled in; nothing where it can. */
export function TemplateState({ template: { status, rejected_reason } }: { template: TemplateDetail }) {
  if (status === 'approved') return null
  return (
    <Alert color="red" role="alert" title={titleWords(status)}>
      {rejected_reason !== null && (
        <p>{t('message.whatsapp_reported', { words: rejected_reason.replaceAll('_', ' ').toLowerCase() })}</p>
      )}
      <p>{t('template.unsendable.hint')}</p>
    </Alert>
  )
}

function titleWords(status: string): string {
  switch (status) {
    case 'rejected':
      return t('template.unsendable.rejected')
    case 'paused':
      return t('template.unsendable.paused')
    case 'disabled':
      return t('template.unsendable.disabled')
    default:
      return t('template.unsendable.status', { status: templateStatusWords(status) })
  }
}
