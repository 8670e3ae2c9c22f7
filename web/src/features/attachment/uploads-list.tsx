import { Progress } from '@mantine/core'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { IconAlertCircle, IconFile } from '../../ui/icons'
import { plainName } from '../message/content/measures'
import { Taken } from './taken'
import styles from './uploads-list.module.css'
import type { Upload } from './use-uploads'

type Props = { uploads: Upload[]; drop: (key: string) => void }

/** The files that go along: how far each has come, or why it cannot be sent. */
export function UploadsList({ uploads, drop }: Props) {
  if (uploads.length === 0) return null
  return (
    <ul className={styles.uploads} aria-label={t('attachment.title')}>
      {uploads.map(({ key, name, progress, attachment, refused }) => (
        <li key={key}>
          <Taken
            label={
              uploads.length === 1
                ? t('attachment.remove')
                : t('attachment.remove_name', { name: plainName(name) })
            }
            drop={() => drop(key)}
          >
            {refused === null ? (
              <IconFile size={16} aria-hidden="true" />
            ) : (
              <IconAlertCircle size={16} aria-hidden="true" className={common.warning} />
            )}
            <bdi>{plainName(name)}</bdi>
          </Taken>
          {refused !== null && (
            <p className={common.warning} role="alert">
              {refused}
            </p>
          )}
          {refused === null && attachment === null && (
            <Progress
              size="sm"
              value={progress * 100}
              aria-label={t('attachment.uploading', { name: plainName(name) })}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
