import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { fileQuery } from '../../../api/media'
import type { MediaFile } from '../../../api/types'

/** The address of a file within this page, once it is wanted and has been read. */
export function useFile(file: MediaFile, wanted: boolean) {
  const content = useQuery({ ...fileQuery(file.id), enabled: wanted && file.state === 'stored' })
  return { url: useObjectUrl(content.data), error: content.error, reading: content.isFetching }
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

/** Downloads a file in this browser, under its name. */
export function save(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
