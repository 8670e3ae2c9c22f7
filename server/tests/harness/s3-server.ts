import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export type S3Server = {
  endpoint: string
  /** What is kept, by `bucket/key`. */
  objects: Map<string, { bytes: Buffer; type: string }>
  close(): Promise<void>
}

type Keys = { access_key_id: string; secret_access_key: string; region: string; bucket: string }

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8}\/[\w-]+\/s3\/aws4_request), SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/

/**
 * A server that speaks as much S3 as we use, in memory. It works each signature out anew from AWS's description, and
 * takes only bytes whose digest was signed: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export async function startS3Server(keys: Keys): Promise<S3Server> {
  const objects: S3Server['objects'] = new Map()
  const answer = (request: IncomingMessage, bytes: Buffer): [status: number, body: Buffer | string] => {
    const name = decodeURIComponent((request.url ?? '').slice(1))
    if (!isSigned(request, bytes, keys)) return [403, '<Error><Code>SignatureDoesNotMatch</Code></Error>']
    if (!name.startsWith(`${keys.bucket}/`)) return [404, '<Error><Code>NoSuchBucket</Code></Error>']
    if (request.method === 'PUT') {
      objects.set(name, { bytes, type: request.headers['content-type'] ?? '' })
      return [200, '']
    }
    if (request.method === 'DELETE') {
      objects.delete(name)
      return [204, '']
    }
    const found = objects.get(name)
    return found ? [200, found.bytes] : [404, '<Error><Code>NoSuchKey</Code></Error>']
  }
  const server = createServer((request, response) => {
    void buffer(request).then((bytes) => {
      const [status, body] = answer(request, bytes)
      response.writeHead(status).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // It listens on a port, so its address is an object.
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function isSigned(request: IncomingMessage, bytes: Buffer, keys: Keys): boolean {
  const [, key_id, scope = '', names = '', signature] =
    AUTHORIZATION.exec(request.headers.authorization ?? '') ?? []
  const digest = String(request.headers['x-amz-content-sha256'])
  if (key_id !== keys.access_key_id || scope.split('/')[1] !== keys.region) return false
  if (digest !== 'UNSIGNED-PAYLOAD' && digest !== sha256(bytes)) return false
  const signed = names.split(';')
  if (!signed.includes('host') || !signed.includes('x-amz-content-sha256')) return false
  const headers = signed.map((name) => `${name}:${String(request.headers[name]).trim()}\n`).join('')
  const canonical = [request.method, request.url, '', headers, names, digest].join('\n')
  const to_sign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = scope
    .split('/')
    .reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${keys.secret_access_key}`)
  return hmac(key, to_sign).toString('hex') === signature
}

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
