import { openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import type { MediaBucket } from '../../platform/base/config.ts'
import type { MediaStorage } from './storage.ts'

const ANSWER_WITHIN_MS = 120_000
const LONGEST_ANSWER = 300

/** Keeps files in a bucket that speaks S3, addressed by path, which every such server takes. */
export function openBucket(settings: MediaBucket, fetch: typeof globalThis.fetch): MediaStorage {
  const { bucket, prefix, endpoint, region, access_key_id, secret_access_key } = settings
  const client = new AwsClient({
    accessKeyId: access_key_id,
    secretAccessKey: secret_access_key,
    region,
    service: 's3',
  })
  const urlOf = (key: string) => [endpoint, bucket, prefix, key].filter((part) => part !== '').join('/')
  const call = async (
    method: 'PUT' | 'GET' | 'DELETE',
    key: string,
    headers: Record<string, string> = {},
    body?: Blob,
  ): Promise<Response> => {
    const signed = await client.sign(urlOf(key), { method, headers })
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), ANSWER_WITHIN_MS)
    // The body after the headers may take as long as its reader.
    const response = await fetch(signed.url, {
      method,
      headers: signed.headers,
      ...(body !== undefined && { body }),
      signal: late.signal,
      redirect: 'error',
    }).finally(() => clearTimeout(timer))
    if (response.ok || response.status === 404) return response
    const text = (await response.text()).slice(0, LONGEST_ANSWER)
    throw new Error(`The bucket returned ${response.status} to ${method}: ${text}`)
  }
  return {
    put: async (key, file, mime_type) => {
      // The server refuses bytes that are not those whose digest was signed.
      const headers = {
        'content-type': mime_type ?? 'application/octet-stream',
        'x-amz-content-sha256': file.sha256,
      }
      const response = await call('PUT', key, headers, await openAsBlob(file.path))
      if (response.status === 404) throw new Error('The bucket in MEDIA_URL does not exist.')
      await response.arrayBuffer()
      await file.discard()
    },
    read: async (key) => {
      const response = await call('GET', key)
      if (response.status !== 404 && response.body !== null) return readableOf(response.body)
      await response.arrayBuffer()
      return null
    },
    remove: async (key) => {
      const response = await call('DELETE', key)
      await response.arrayBuffer()
    },
  }
}

/** One and the same object, typed twice: by the platform and by Node. */
function readableOf(body: NonNullable<Response['body']>): Readable {
  return Readable.fromWeb(body as ReadableStream<Uint8Array>)
}
