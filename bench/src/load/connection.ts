import { connect } from 'node:net'

/**
 * One keep-alive connection with one request under way. Requests are bytes made beforehand and of an answer only status
 * and length are read: a full HTTP client costs several times as much as the server's own work on a webhook, and on a
 * machine that both share it would be the client that is measured.
 */
export type Connection = {
  /** Resolves with the status of the answer. Rejects if the connection breaks first. */
  send(request: Buffer): Promise<number>
  close(): void
}

const HEAD_END = Buffer.from('\r\n\r\n')
const STATUS_AT = 'HTTP/1.1 '.length

export function openConnection(host: string, port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true })
    let waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null
    let received = Buffer.alloc(0)
    const fail = (error: Error) => {
      socket.destroy()
      waiting?.reject(error)
      waiting = null
      reject(error)
    }
    socket.on('error', fail)
    socket.on('close', () => fail(new Error('The connection was closed.')))
    socket.on('data', (bytes) => {
      received = received.length === 0 ? bytes : Buffer.concat([received, bytes])
      const status = statusOf(received)
      if (status === null || waiting === null) return
      received = Buffer.alloc(0)
      const { resolve } = waiting
      waiting = null
      resolve(status)
    })
    socket.once('connect', () => {
      resolve({
        send: (request) =>
          new Promise((resolve, reject) => {
            if (socket.destroyed) return reject(new Error('The connection was closed.'))
            waiting = { resolve, reject }
            socket.write(request)
          }),
        close: () => socket.destroy(),
      })
    })
  })
}

/** The status, once head and body are there whole. */
export function statusOf(received: Buffer): number | null {
  const head_end = received.indexOf(HEAD_END)
  if (head_end === -1) return null
  const head = received.toString('latin1', 0, head_end)
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0)
  if (received.length < head_end + HEAD_END.length + length) return null
  return Number(head.slice(STATUS_AT, STATUS_AT + 3))
}

/** The bytes of a signed POST. */
export function webhookRequest(path: string, host: string, body: Buffer, signature: string): Buffer {
  const head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\nx-hub-signature-256: ${signature}\r\ncontent-length: ${body.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), body])
}
