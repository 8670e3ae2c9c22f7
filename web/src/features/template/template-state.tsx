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
        <p>
          {t('WhatsApp reported: {words}', { words: rejected_reason.replaceAll('_', ' ').toLowerCase() })}
        </p>
      )}
      <p>{t('You can’t send this template now. Your text is kept here.')}</p>
    </Alert>
  )
}

function titleWords(status: string): string {
  switch (status) {
    case 'rejected':
      return t('WhatsApp rejected this template')
    case 'paused':
      return t('WhatsApp paused this template because of negative feedback')
    case 'disabled':
      return t('WhatsApp disabled this template')
    default:
      return t('This template isn’t approved (status: {status})', { status: templateStatusWords(status) })
  }
}
