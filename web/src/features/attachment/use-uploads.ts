import { useRef, useState } from 'react'
import { wordsOf } from '../../api/client'
import { type Attachment, upload, whyNot } from './attachment'

/** A file on its way to the server, there, or refused. */
export type Upload = {
  key: string
  name: string
  /** From 0 to 1. */
  progress: number
  attachment: Attachment | null
  /** Why it is not there. */
  refused: string | null
}

const MOST_FILES = 10

/** The files that go along with an answer, each uploaded as soon as it is chosen. */
export function useUploads() {
  const [uploads, setUploads] = useState<Upload[]>([])
  const running = useRef(new Map<string, { end: AbortController; arrives: Promise<Attachment> }>())
  const change = (key: string, what: Partial<Upload>) =>
    setUploads((before) => before.map((it) => (it.key === key ? { ...it, ...what } : it)))
  const start = (key: string, file: File) => {
    const end = new AbortController()
    const arrives = upload(file, { signal: end.signal, progress: (progress) => change(key, { progress }) })
    running.current.set(key, { end, arrives })
    arrives
      .then((attachment) => change(key, { attachment, progress: 1 }))
      .catch((error: unknown) => change(key, { refused: wordsOf(error) }))
  }
  const add = (files: File[]) => {
    const chosen = files.slice(0, MOST_FILES - uploads.length).map((file) => {
      const upload: Upload = {
        key: crypto.randomUUID(),
        name: file.name,
        progress: 0,
        attachment: null,
        refused: whyNot(file),
      }
      return { file, upload }
    })
    setUploads((before) => [...before, ...chosen.map(({ upload }) => upload)])
    for (const { file, upload } of chosen) if (upload.refused === null) start(upload.key, file)
  }
  const drop = (key: string) => {
    running.current.get(key)?.end.abort()
    running.current.delete(key)
    setUploads((before) => before.filter((it) => it.key !== key))
  }
  /** The files in their order, once all of them have arrived. Throws where one of them is refused. */
  const arrived = () => Promise.all(uploads.flatMap(({ key }) => running.current.get(key)?.arrives ?? []))
  return { uploads, arrived, add, drop, refused: uploads.some((it) => it.refused !== null) }
}
