import { ActionIcon, Loader, Modal } from '@mantine/core'
import { useState } from 'react'
import { wordsOf } from '../../../api/client'
import { t } from '../../../i18n/t'
import { IconChevronLeft, IconChevronRight, IconDownload, IconZoomIn, IconZoomOut } from '../../../ui/icons'
import { longTime } from '../../../util/words'
import { useAuthorWords } from '../author-words'
import type { Shown } from './gallery'
import { mediaName } from './media-name'
import { save, useFile } from './use-file'
import styles from './viewer.module.css'

type Props = { shown: Shown[]; at: number; go: (to: number) => void; close: () => void }

/** Pictures and videos of a conversation, large: arrows go through them, + and - enlarge, Escape closes. */
export function Viewer({ shown, at, go, close }: Props) {
  const current = shown[at]
  const [zoomed, zoom] = useState(false)
  const writerOf = useAuthorWords()
  const step = (by: number) => {
    if (shown[at + by] === undefined) return
    zoom(false)
    go(at + by)
  }
  if (current === undefined) return null
  const { message, file } = current
  const who =
    message.direction === 'outbound'
      ? writerOf(message.author)
      : (message.contact?.display_name ?? t('contact.unknown'))
  return (
    <Modal
      opened
      fullScreen
      onClose={close}
      title={
        <>
          <bdi>{who}</bdi>, {longTime(message.sent_at)}
        </>
      }
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ body: styles.viewer, content: styles.page }}
      onKeyDown={({ key, target }) => {
        // A video has keys of its own.
        if (target instanceof HTMLVideoElement) return
        if (key === 'ArrowLeft') step(-1)
        else if (key === 'ArrowRight') step(1)
        else if (key === '+') zoom(true)
        else if (key === '-') zoom(false)
      }}
    >
      <ActionIcon
        variant="default"
        size={44}
        radius="xl"
        aria-label={t('viewer.earlier')}
        disabled={at === 0}
        onClick={() => step(-1)}
      >
        <IconChevronLeft />
      </ActionIcon>
      <Large key={file.id} current={current} zoomed={zoomed} zoom={zoom} />
      <ActionIcon
        variant="default"
        size={44}
        radius="xl"
        aria-label={t('viewer.later')}
        disabled={at === shown.length - 1}
        onClick={() => step(1)}
      >
        <IconChevronRight />
      </ActionIcon>
    </Modal>
  )
}

type LargeProps = { current: Shown; zoomed: boolean; zoom: (zoomed: boolean) => void }

function Large({ current, zoomed, zoom }: LargeProps) {
  const { file, message } = current
  const { url, error } = useFile(file, true)
  const name = mediaName(message, file)
  const Zoom = zoomed ? IconZoomOut : IconZoomIn
  return (
    <figure className={styles.figure}>
      <div className={styles.frame} data-zoomed={zoomed} tabIndex={zoomed ? 0 : undefined}>
        {error ? (
          <p role="alert">{wordsOf(error)}</p>
        ) : (
          url === null && <Loader aria-label={t('common.loading')} />
        )}
        {url !== null && message.type !== 'video' && <img src={url} alt={name} />}
        {url !== null && message.type === 'video' && (
          // biome-ignore lint/a11y/useMediaCaption: recordings of contacts have no captions
          <video src={url} controls autoPlay aria-label={name} />
        )}
      </div>
      <figcaption>
        {message.text && <p dir="auto">{message.text}</p>}
        {message.type !== 'video' && (
          <ActionIcon
            variant="default"
            size={40}
            aria-pressed={zoomed}
            aria-label={t('viewer.actual_size')}
            onClick={() => zoom(!zoomed)}
          >
            <Zoom size={20} aria-hidden="true" />
          </ActionIcon>
        )}
        <ActionIcon
          variant="default"
          size={40}
          aria-label={t('viewer.download', { name })}
          disabled={url === null}
          onClick={() => url && save(url, file.file_name ?? name)}
        >
          <IconDownload size={20} aria-hidden="true" />
        </ActionIcon>
      </figcaption>
    </figure>
  )
}
