import { Alert } from '@mantine/core'
import { wordsOf } from '../../api/client'
import { t } from '../../i18n/t'
import { useConversationCommands } from './conversation-commands'
import { KeysSheet } from './keys-sheet'
import styles from './overlays.module.css'
import { useOwnCommands } from './own-commands'
import { Palette } from './palette'
import { usePlaces } from './places'
import type { Overlay } from './use-overlay'

type Props = { shown: Overlay | null; show: (overlay: Overlay | null) => void }

/** What lies over whatever page is open. Stays when closed, to say so if what was chosen came to nothing. */
export function Overlays({ shown, show }: Props) {
  const conversation = useConversationCommands()
  const places = usePlaces()
  const own = useOwnCommands(() => show('keys'))
  const groups = conversation.group === null ? [places, own] : [conversation.group, places, own]
  const close = () => show(null)
  return (
    <>
      {shown === 'palette' && <Palette groups={groups} close={close} />}
      <KeysSheet opened={shown === 'keys'} close={close} />
      {conversation.error && (
        <Alert
          className={styles.failure}
          color="red"
          role="alert"
          withCloseButton
          closeButtonLabel={t('common.close')}
          onClose={conversation.forget}
        >
          {wordsOf(conversation.error)}
        </Alert>
      )}
    </>
  )
}
