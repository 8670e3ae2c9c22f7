import { Modal } from '@mantine/core'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import keyStyles from './key.module.css'
import { inboxKeys } from './keys'
import styles from './keys-sheet.module.css'

type Keys = { name: string; keys: [string[], string][] }

const everywhere = (): Keys => ({
  name: t('shortcut.group.everywhere'),
  keys: [
    [[/Mac|iP/.test(navigator.platform) ? '⌘' : t('shortcut.key.ctrl'), 'K'], t('shortcut.open_commands')],
    [['?'], t('shortcut.show_list')],
    [[t('shortcut.key.escape')], t('shortcut.close')],
  ],
})

const inInbox = (): Keys => ({
  name: t('shortcut.group.inbox'),
  keys: inboxKeys().map(({ key, what }) => [[key], what]),
})

/** Every key that does something. */
export function KeysSheet({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('shortcut.title')}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      {[everywhere(), inInbox()].map(({ name, keys }) => (
        <section key={name} aria-label={name}>
          <h3 className={styles.title}>{name}</h3>
          <dl className={styles.keys}>
            {keys.map(([pressed, words]) => (
              <div key={words} className={styles.line}>
                <dt>
                  {pressed.map((key) => (
                    <kbd className={keyStyles.key} key={key}>
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className={common.quiet}>{t('shortcut.hint')}</p>
    </Modal>
  )
}
