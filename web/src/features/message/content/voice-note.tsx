import { ActionIcon, Slider, UnstyledButton } from '@mantine/core'
import { wordsOf } from '../../../api/client'
import type { MediaFile } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { IconDownload, IconMicrophone, IconPlayerPauseFilled, IconPlayerPlayFilled } from '../../../ui/icons'
import { playTime } from './measures'
import { save, useFile } from './use-file'
import { usePlayer } from './use-player'
import styles from './voice-note.module.css'

type Props = { file: MediaFile; name: string; voice: boolean }

/** A recording: played and paused, sought in by keyboard, and heard faster. */
export function VoiceNote({ file, name, voice }: Props) {
  const { url, error } = useFile(file, true)
  const player = usePlayer(url)
  if (error) return <p className={common.warning}>{wordsOf(error)}</p>
  const { audio, playing, broken, toggle } = player
  return (
    <fieldset className={styles.player} aria-label={name}>
      {/* Without captions: recordings of contacts have none. */}
      <audio {...audio} />
      <ActionIcon
        radius="xl"
        size={36}
        onClick={toggle}
        disabled={url === null || broken}
        aria-label={playing ? t('voice_message.pause') : t('voice_message.play')}
      >
        {playing ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}
      </ActionIcon>
      {broken ? (
        <Unplayable name={name} download={() => url && save(url, file.file_name ?? name)} />
      ) : (
        <Playback {...player} />
      )}
      {voice && <IconMicrophone size={16} aria-hidden="true" />}
    </fieldset>
  )
}

/** In place of the playback, where this browser can't play the recording. */
function Unplayable({ name, download }: { name: string; download: () => void }) {
  return (
    <>
      <span className={common.quiet}>{t('voice_message.unplayable')}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('viewer.download', { name })}
        onClick={download}
      >
        <IconDownload size={18} />
      </ActionIcon>
    </>
  )
}

type PlaybackProps = Pick<
  ReturnType<typeof usePlayer>,
  'playing' | 'at_s' | 'length_s' | 'speed' | 'seek' | 'changeSpeed'
>

/** The position, which can be changed, and the speed. */
function Playback({ playing, at_s, length_s, speed, seek, changeSpeed }: PlaybackProps) {
  return (
    <>
      <Slider
        className={styles.place}
        size="sm"
        min={0}
        max={length_s || 1}
        step={0.1}
        value={at_s}
        label={null}
        disabled={length_s === 0}
        thumbLabel={t('voice_message.position')}
        thumbProps={{ 'aria-valuetext': `${playTime(at_s)} / ${playTime(length_s)}` }}
        onChange={seek}
      />
      <span className={styles.time}>{playTime(playing || at_s > 0 ? at_s : length_s)}</span>
      <UnstyledButton className={styles.speed} onClick={changeSpeed}>
        <span className={common.unseen}>{t('voice_message.speed')}</span> {speed}×
      </UnstyledButton>
    </>
  )
}
