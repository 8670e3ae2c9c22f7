import { Alert } from '@mantine/core'
import { ApiError } from '../../api/client'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'

/** Why something that wants the password came to nothing. */
export function PasswordFailure({ of: error }: { of: unknown }) {
  if (!(error instanceof ApiError && error.code === 'INVALID_PASSWORD')) return <Failure of={error} />
  return (
    <Alert color="red" role="alert">
      {t('password.incorrect')}
    </Alert>
  )
}
