import { type SyntheticEvent, useRef, useState } from 'react'

type AudioEvent = SyntheticEvent<HTMLAudioElement>

const SPEEDS = [1, 1.5, 2]

/** For an audio element: the props that it takes, how its playback stands, and what changes that. */
export function usePlayer(url: string | null) {
  const player = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [at_s, setAt] = useState(0)
  const [length_s, setLength] = useState(0)
  const [speed, setSpeed] = useState(1)
  const [broken, setBroken] = useState(false)
  const toggle = () => {
    const audio = player.current
    if (audio === null) return
    if (!audio.paused) audio.pause()
    // The element itself reports a refusal; see onError.
    else void audio.play().catch(() => setPlaying(false))
  }
  const seek = (to_s: number) => {
    if (player.current) player.current.currentTime = to_s
    setAt(to_s)
  }
  const changeSpeed = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1
    if (player.current) player.current.playbackRate = next
    setSpeed(next)
  }
  const audio = {
    ref: player,
    src: url ?? undefined,
    preload: 'metadata',
    onPlay: () => setPlaying(true),
    onPause: () => setPlaying(false),
    onTimeUpdate: ({ currentTarget }: AudioEvent) => setAt(currentTarget.currentTime),
    onDurationChange: ({ currentTarget: { duration } }: AudioEvent) =>
      setLength(Number.isFinite(duration) ? duration : 0),
    onError: () => setBroken(url !== null),
  }
  return { audio, playing, at_s, length_s, speed, broken, toggle, seek, changeSpeed }
}
