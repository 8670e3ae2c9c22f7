import { Alert, Button, Textarea } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { t } from '../i18n/t'
import common from './common.module.css'
import formStyles from './form.module.css'
import styles from './told-once.module.css'

type Props = { title: string; label: string; secret: string; children: ReactNode; close: () => void }

/** Something that is shown this once, to be copied. */
export function ToldOnce({ title, label, secret, children, close }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState<'yes' | 'by_hand' | null>(null)
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(secret)
      setCopied('yes')
    } catch {
      // Browsers give the clipboard to pages over https and on this machine only.
      setCopied('by_hand')
    }
  }
  return (
    <Alert color="teal" title={title} role="status">
      <div className={styles.told}>
        <div>{children}</div>
        <Textarea
          ref={field}
          aria-label={label}
          value={secret}
          readOnly
          autosize
          onFocus={(event) => event.currentTarget.select()}
        />
        <div className={formStyles.actions}>
          <Button size="xs" onClick={() => void copy()}>
            {copied === 'yes' ? t('common.copied') : t('common.copy')}
          </Button>
          <Button size="xs" variant="default" onClick={close}>
            {t('common.saved_it')}
          </Button>
        </div>
        {copied === 'by_hand' && <p className={common.quiet}>{t('common.copy_failed')}</p>}
      </div>
    </Alert>
  )
}
