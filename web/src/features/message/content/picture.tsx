import { useState } from 'react'
import { wordsOf } from '../../../api/client'
import type { MediaFile } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { IconPhotoOff, IconPlayerPlayFilled } from '../../../ui/icons'
import cardStyles from './card.module.css'
import { sizeWords } from './measures'
import styles from './picture.module.css'
import { useFile } from './use-file'

type Props = { file: MediaFile; type: string; name: string; enlarge: () => void }

/** A picture in the thread, in a frame that is there before it: nothing moves when it comes. */
export function Picture({ file, type, name, enlarge }: Props) {
  const { url, error } = useFile(file, true)
  const [broken, setBroken] = useState(false)
  if (error) return <p className={common.warning}>{wordsOf(error)}</p>
  if (broken) {
    return (
      <button
        type="button"
        className={`${cardStyles.card} ${cardStyles.row} ${cardStyles.tile}`}
        onClick={enlarge}
      >
        <IconPhotoOff size={22} aria-hidden="true" />
        {t('message.picture.unavailable')}
      </button>
    )
  }
  return (
    <button
      type="button"
      className={styles.picture}
      data-type={type}
      onClick={enlarge}
      aria-label={t('message.picture.enlarge', { name })}
    >
      {url && <img src={url} alt={name} onError={() => setBroken(true)} />}
    </button>
  )
}

/** A video is loaded only on request. */
export function VideoTile({ file, name, enlarge }: Omit<Props, 'type'>) {
  return (
    <button type="button" className={styles.video} onClick={enlarge}>
      <span className={common.unseen}>{t('message.video.play', { name })}</span>
      <span className={styles.play}>
        <IconPlayerPlayFilled size={22} aria-hidden="true" />
      </span>
      <span>
        {t('message.type.video')}
        {file.size !== null && ` · ${sizeWords(file.size)}`}
      </span>
    </button>
  )
}
