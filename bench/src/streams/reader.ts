import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { createInterface } from 'node:readline'

/**
 * Holds streams of events open in a process of its own, as browsers would, and prints `{"open":n}` once all of them are.
 * Obeys lines: `count` prints the bytes read so far, and how many streams are still there; `stop` ends them.
 */
const { url, path, api_key, streams } = JSON.parse(process.argv[2] ?? '{}')

const requests: ClientRequest[] = []
let bytes = 0
let open = 0

for (let i = 0; i < streams; i += 1) {
  // A connection of its own for each: an agent would make them wait for each other.
  const asked = request(url + path, { agent: false, headers: { authorization: `Bearer ${api_key}` } })
  asked.end()
  const [answer]: IncomingMessage[] = await once(asked, 'response')
  if (answer?.statusCode !== 200) throw new Error(`The stream answered ${answer?.statusCode}.`)
  requests.push(asked)
  open += 1
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  answer.once('close', () => {
    open -= 1
  })
}
console.log(JSON.stringify({ open }))

for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'count') console.log(JSON.stringify({ bytes, open }))
  if (line === 'stop') break
}
for (const asked of requests) asked.destroy()
