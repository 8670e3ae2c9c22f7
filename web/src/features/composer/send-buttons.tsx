import { ActionIcon, Button } from '@mantine/core'
import { t } from '../../i18n/t'
import { IconClock, IconSend } from '../../ui/icons'
import styles from './composer.module.css'

type Props = { ready: boolean; sending: boolean; sendLater: () => void }

/** Sends the reply now, as the form’s submit button, or at a time to choose. */
export function SendButtons({ ready, sending, sendLater }: Props) {
  return (
    <span className={styles.tools}>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('composer.send_later')}
        disabled={!ready}
        onClick={sendLater}
      >
        <IconClock size={18} />
      </ActionIcon>
      <Button type="submit" rightSection={<IconSend size={16} />} loading={sending} disabled={!ready}>
        {t('composer.send')}
      </Button>
    </span>
  )
}
