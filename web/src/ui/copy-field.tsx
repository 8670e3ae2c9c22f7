import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { t } from '../i18n/t'
import common from './common.module.css'
import styles from './copy-field.module.css'

/** A text to be pasted elsewhere. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<'yes' | 'by_hand' | null>(null)
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(value)
      setCopied('yes')
    } catch {
      // Browsers give the clipboard to pages over https and on this machine only.
      setCopied('by_hand')
    }
  }
  return (
    <div className={styles.field}>
      <TextInput
        ref={field}
        label={label}
        value={value}
        readOnly
        dir="ltr"
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button variant="default" aria-label={t('common.copy_label', { label })} onClick={() => void copy()}>
        {copied === 'yes' ? t('common.copied') : t('common.copy')}
      </Button>
      <span className={common.quiet} role="status">
        {copied === 'by_hand' && t('common.copy_failed')}
      </span>
    </div>
  )
}
