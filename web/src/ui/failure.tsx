import { Alert } from '@mantine/core'
import { wordsOf } from '../api/client'

/** Why the last try came to nothing, in the server's words. */
export function Failure({ of: error }: { of: unknown }) {
  if (!error) return null
  return (
    <Alert color="red" role="alert">
      {wordsOf(error)}
    </Alert>
  )
}
