/** One block of a stream of server-sent events. The server's heartbeats carry an id and no data. */
export type Block = { id: string | null; data: string }

/**
 * Reads server-sent events as the server writes them. By hand and not by a library, because those drop blocks without
 * data, and with them how far a reader of rare types has come.
 */
export async function* parseEventStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Block, void> {
  const decoder = new TextDecoder()
  let rest = ''
  let block: Block = { id: null, data: '' }
  let named = false
  for await (const chunk of chunks) {
    const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [, field, value = ''] = /^(id|data|event): ?(.*?)\r?$/.exec(line) ?? []
      if (field === 'id') block.id = value
      else if (field === 'event') named = true
      else if (field === 'data') block.data += block.data === '' ? value : `\n${value}`
      else if (line === '' || line === '\r') {
        // A block with a name tells of the stream, such as that the server waits for its database, and is no event.
        if (!named && (block.id !== null || block.data !== '')) yield block
        block = { id: null, data: '' }
        named = false
      }
    }
  }
}

/**
 * The chunks of a body, until it ends. Throws where one keeps us waiting for too long, whatever becomes of the body; the
 * time that the reader takes between them does not count.
 */
export async function* readChunks(
  body: ReadableStream<Uint8Array>,
  silent_ms: number,
): AsyncGenerator<Uint8Array, void> {
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await within(silent_ms, reader.read())
    if (done) return
    yield value
  }
}

async function within<Value>(limit_ms: number, coming: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The event stream sent no data in time.')), limit_ms)
  })
  return Promise.race([coming, silence]).finally(() => clearTimeout(timer))
}
