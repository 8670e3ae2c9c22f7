import { Button, Modal } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { accountHeaders, toApiError, wordsOf } from '../../api/client'
import type { MediaFile } from '../../api/types'
import { typeWords } from './type-words'

const SHOWN_AT_ONCE = new Set(['image', 'sticker', 'audio'])

type Props = { file: MediaFile; type: string }

/** A file of a message: a picture, a player, or a name with a button. It is read with our headers, so as a blob. */
export function MediaContent({ file, type }: Props) {
  const [wanted, setWanted] = useState(SHOWN_AT_ONCE.has(type))
  const [large, setLarge] = useState(false)
  const [broken, setBroken] = useState(false)
  const content = useQuery({
    queryKey: ['media', file.id],
    queryFn: () => readFile(file.id),
    enabled: wanted && file.state === 'stored',
    staleTime: Number.POSITIVE_INFINITY,
  })
  const url = useObjectUrl(content.data)
  const name = file.file_name ?? typeWords(type)
  if (file.state !== 'stored')
    return (
      <p className="quiet">
        {name}: {file.state === 'failed' ? 'it could not be fetched' : 'being fetched …'}
      </p>
    )
  if (content.error) return <p className="warning">{wordsOf(content.error)}</p>
  if (url === null) {
    return (
      <Button
        variant="default"
        size="compact-sm"
        loading={content.isFetching}
        onClick={() => setWanted(true)}
      >
        {type === 'video' ? 'Play video' : `Open ${name}`}
      </Button>
    )
  }
  // biome-ignore lint/a11y/useMediaCaption: nobody has written captions for what a customer recorded
  if (type === 'audio') return <audio controls src={url} aria-label={name} />
  // biome-ignore lint/a11y/useMediaCaption: as above
  if (type === 'video') return <video controls src={url} aria-label={name} />
  if ((type === 'image' || type === 'sticker') && !broken) {
    return (
      <>
        <button
          type="button"
          className={`picture ${type}`}
          onClick={() => setLarge(true)}
          aria-label={`Enlarge ${name}`}
        >
          <img src={url} alt={name} onError={() => setBroken(true)} />
        </button>
        <Modal opened={large} onClose={() => setLarge(false)} title={name} size="auto" lockScroll={false}>
          <img className="large" src={url} alt={name} />
        </Modal>
      </>
    )
  }
  return (
    <a className="file" href={url} download={name}>
      <IconDownload size={16} aria-hidden="true" /> <bdi>{name}</bdi>
    </a>
  )
}

async function readFile(id: string): Promise<Blob> {
  const response = await fetch(`/v1/media/${id}/content`, { headers: accountHeaders() })
  if (!response.ok) throw toApiError(response.status, await response.json().catch(() => null))
  return response.blob()
}

function useObjectUrl(blob: Blob | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (blob === undefined) return
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url
}
