import { Button } from '@mantine/core'
import { t } from '../../i18n/t'
import { IconTemplate } from '../../ui/icons'
import { AttachButton } from './attach-button'
import styles from './composer.module.css'
import { EmojiButton } from './emoji-button'
import type { useAnswer } from './use-answer'
import type { useRetype } from './use-retype'

type Props = {
  answer: ReturnType<typeof useAnswer>
  retype: ReturnType<typeof useRetype>['retype']
  /** Whether the window is closed: then only a template can be sent. */
  closed: boolean
  disabled: boolean
  chooseTemplate: () => void
}

/** What a reply can be made of besides typed text: files, emoji, or a template in its place. */
export function ReplyTools({ answer, retype, closed, disabled, chooseTemplate }: Props) {
  const { text, uploads, attach } = answer
  const insert = (emoji: string) =>
    retype(([start, end]) => ({
      text: text.slice(0, start) + emoji + text.slice(end),
      selection: [start + emoji.length, start + emoji.length],
    }))
  return (
    <span className={styles.tools}>
      {!closed && (
        <>
          {/* Created for each file, so that the same file can be chosen again. */}
          <AttachButton key={uploads.length} disabled={disabled} attach={attach} />
          <EmojiButton pick={insert} />
        </>
      )}
      <Button
        variant={closed ? 'filled' : 'default'}
        leftSection={<IconTemplate size={16} />}
        disabled={disabled}
        onClick={chooseTemplate}
        {...(closed && { 'data-key': 'r' })}
      >
        {t('composer.use_template')}
      </Button>
    </span>
  )
}
