import type { MediaFile, Message } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { own } from '../../../util/own'
import { Document } from './document'
import { useEnlarge } from './gallery'
import { mediaName } from './media-name'
import { Picture, VideoTile } from './picture'
import { objectOf } from './read-content'
import { VoiceNote } from './voice-note'

const states = (): Record<string, string> => ({
  waiting: t('message.file.downloading'),
  downloading: t('message.file.downloading'),
  failed: t('message.file.download_failed'),
  gone: t('message.file.gone'),
})

/** A file of a message: a picture, a player, or a name to save it by. */
export function MediaContent({ message, file }: { message: Message; file: MediaFile }) {
  const enlarge = useEnlarge()
  const name = mediaName(message, file)
  const { type } = message
  if (file.state !== 'stored') {
    return (
      <p className={common.quiet}>
        <bdi>{name}</bdi>: {own(states(), file.state) ?? file.state}
      </p>
    )
  }
  const large = () => enlarge(file.id)
  if (type === 'image' || type === 'sticker')
    return <Picture file={file} type={type} name={name} enlarge={large} />
  if (type === 'video') return <VideoTile file={file} name={name} enlarge={large} />
  // The recording of a call is heard, too.
  if (type === 'audio' || (type === 'call' && file.mime_type?.startsWith('audio/'))) {
    const voice = objectOf(message.content.media).voice === true
    return <VoiceNote file={file} name={name} voice={voice} />
  }
  return <Document file={file} />
}
