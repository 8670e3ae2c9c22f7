import { ActionIcon, Slider, UnstyledButton } from '@mantine/core'
import { useRef, useState } from 'react'
import { wordsOf } from '../../../api/client'
import type { MediaFile } from '../../../api/types'
import { t } from '../../../i18n/t'
import common from '../../../ui/common.module.css'
import { IconDownload, IconMicrophone, IconPlayerPauseFilled, IconPlayerPlayFilled } from '../../../ui/icons'
import { playTime } from './measures'
import { save, useFile } from './use-file'
import styles from './voice-note.module.css'

const SPEEDS = [1, 1.5, 2]

type Props = { file: MediaFile; name: string; voice: boolean }

/** A recording: played and paused, sought in by keyboard, and heard faster. */
export function VoiceNote({ file, name, voice }: Props) {
  const { url, error } = useFile(file, true)
  const player = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [at_s, setAt] = useState(0)
  const [length_s, setLength] = useState(0)
  const [speed, setSpeed] = useState(1)
  const [broken, setBroken] = useState(false)
  if (error) return <p className={common.warning}>{wordsOf(error)}</p>
  const toggle = () => {
    const audio = player.current
    if (audio === null) return
    if (!audio.paused) audio.pause()
    // The element itself reports a refusal; see onError.
    else void audio.play().catch(() => setPlaying(false))
  }
  const next_speed = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1
  return (
    <fieldset className={styles.player} aria-label={name}>
      {/* biome-ignore lint/a11y/useMediaCaption: recordings of contacts have no captions */}
      <audio
        ref={player}
        src={url ?? undefined}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onDurationChange={({ currentTarget: { duration } }) =>
          setLength(Number.isFinite(duration) ? duration : 0)
        }
        onError={() => setBroken(url !== null)}
      />
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
        <>
          <span className={common.quiet}>{t('voice_message.unplayable')}</span>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('viewer.download', { name })}
            onClick={() => url && save(url, file.file_name ?? name)}
          >
            <IconDownload size={18} />
          </ActionIcon>
        </>
      ) : (
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
            onChange={(value) => {
              if (player.current) player.current.currentTime = value
              setAt(value)
            }}
          />
          <span className={styles.time}>{playTime(playing || at_s > 0 ? at_s : length_s)}</span>
          <UnstyledButton
            className={styles.speed}
            onClick={() => {
              if (player.current) player.current.playbackRate = next_speed
              setSpeed(next_speed)
            }}
          >
            <span className={common.unseen}>{t('voice_message.speed')}</span> {speed}×
          </UnstyledButton>
        </>
      )}
      {voice && <IconMicrophone size={16} aria-hidden="true" />}
    </fieldset>
  )
}
