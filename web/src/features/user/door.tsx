import { Alert, Button, Stack, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { wordsOf } from '../../api/client'
import { t } from '../../i18n/t'
import { LanguageChoice } from '../../ui/language-choice'
import styles from './door.module.css'

type Props = {
  title: string
  action: string
  busy: boolean
  /** What went wrong at the last try: words, or an error that holds them. */
  error?: string | Error | null
  disabled?: boolean
  submit: (form: FormData) => void
  children: ReactNode
  /** Where else to go, below the button. */
  after?: ReactNode
}

/** A form that stands alone on its page, for those who are not in yet. */
export function Door({ title, action, busy, error, disabled, submit, children, after }: Props) {
  const why = useId()
  return (
    <main className={styles.door}>
      <p className={styles.mark}>
        <span aria-hidden="true">S</span>
        Selfsame
      </p>
      <form
        aria-describedby={error ? why : undefined}
        onSubmit={(event) => {
          event.preventDefault()
          submit(new FormData(event.currentTarget))
        }}
      >
        <Stack>
          <Title order={1} size="h2">
            {title}
          </Title>
          {children}
          {error && (
            <Alert id={why} color="red" role="alert">
              {typeof error === 'string' ? error : wordsOf(error)}
            </Alert>
          )}
          <Button type="submit" loading={busy} disabled={disabled}>
            {action}
          </Button>
          {after && <div className={styles.after}>{after}</div>}
        </Stack>
      </form>
      <LanguageChoice size="xs" aria-label={t('language.title')} />
    </main>
  )
}
