import { Button, Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { ApiError, wordsOf } from '../api/client'
import { t } from '../i18n/t'
import styles from './loaded.module.css'

type Asked<Data> = { data: Data | undefined; error: unknown; isPending: boolean; refetch: () => unknown }

/** What was asked of the server, or why it is not there. */
export function Loaded<Data>({
  of: asked,
  children,
}: {
  of: Asked<Data>
  children: (data: Data) => ReactNode
}) {
  if (asked.data !== undefined) return children(asked.data)
  if (asked.isPending) return <Loader size="sm" aria-label={t('common.loading')} />
  // What a role may not do, it may not do a second later either.
  const final = asked.error instanceof ApiError && asked.error.status === 403
  return (
    <div className={styles.failed}>
      <p role="alert">{wordsOf(asked.error)}</p>
      {!final && (
        <Button variant="default" size="xs" onClick={() => void asked.refetch()}>
          {t('common.try_again')}
        </Button>
      )}
    </div>
  )
}
