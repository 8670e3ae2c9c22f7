import { Loader } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '../../../api/client'
import { fileQuery } from '../../../api/media'
import type { MediaFile } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { IconDownload } from '../../../ui/icons'
import cardStyles from './card.module.css'
import styles from './document.module.css'
import { fileKind, plainName, sizeWords } from './measures'
import { save } from './use-file'

/** A file by name, type and size. It is downloaded, under its name, on request. */
export function Document({ file }: { file: MediaFile }) {
  const queries = useQueryClient()
  const [state, setState] = useState<{ reading: boolean; error: unknown }>({ reading: false, error: null })
  const name = plainName(file.file_name ?? t('message.type.document'))
  const kind = fileKind(file.file_name, file.mime_type)
  const download = async () => {
    setState({ reading: true, error: null })
    try {
      const url = URL.createObjectURL(await queries.fetchQuery(fileQuery(file.id)))
      save(url, name)
      // Not before the browser has begun to save it.
      setTimeout(() => URL.revokeObjectURL(url), 10_000)
      setState({ reading: false, error: null })
    } catch (error) {
      setState({ reading: false, error })
    }
  }
  return (
    <>
      <button
        type="button"
        className={`${cardStyles.card} ${cardStyles.row} ${cardStyles.tile}`}
        onClick={() => void download()}
      >
        <span className={common.unseen}>{t('message.file.download')}</span>
        <span className={styles.kind} aria-hidden="true">
          {kind}
        </span>
        <span className={styles.name}>
          <bdi>{name}</bdi>
          <span className={common.quiet}>
            {kind}
            {file.size !== null && ` · ${sizeWords(file.size)}`}
          </span>
        </span>
        {state.reading ? <Loader size="xs" /> : <IconDownload size={18} aria-hidden="true" />}
      </button>
      {state.error !== null && (
        <p className={common.warning} role="alert">
          {wordsOf(state.error)}
        </p>
      )}
    </>
  )
}
