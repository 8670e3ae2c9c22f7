import { createInterface } from 'node:readline'
import { startSandbox } from '@selfsame/sandbox'

/**
 * The sandbox in a process of its own, with people who can be written to. Prints where it is, then obeys lines: `write`
 * lets every customer write once, `count` says how many messages it has taken, and how many of them more than once.
 */
const { people, secret, callback, waba, number } = JSON.parse(process.argv[2] ?? '{}')

const sandbox = await startSandbox({
  start_ms: Date.now(),
  clock_rate: 1,
  delivery: { max_updates: 100 },
})
await sandbox.act('add_portfolio', { id: '70010' })
await sandbox.act('add_app', {
  id: '80010',
  secret,
  verify_token: 'bench',
  callback_url: callback,
  access_tokens: ['bench'],
})
await sandbox.act('add_waba', { id: waba, portfolio: '70010' })
await sandbox.act('add_number', { id: number, waba, phone: '+15550100001', messages_per_second: 1000 })
await sandbox.act('subscribe', { app: '80010', waba })
for (let i = 0; i < people; i += 1) {
  await sandbox.act('add_person', { id: `p${i}`, phone: `+1555${2_000_000 + i}` })
}
console.log(JSON.stringify({ url: sandbox.url }))

for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'write') {
    for (let i = 0; i < people; i += 1) await sandbox.act('write', { who: `p${i}`, text: 'Hello' })
    console.log('{"done":true}')
  }
  if (line === 'count') {
    const outbound = [...sandbox.world.messages.values()].filter(({ direction }) => direction === 'outbound')
    const different = new Set(outbound.map(({ biz_opaque_callback_data }) => biz_opaque_callback_data))
    console.log(JSON.stringify({ taken: outbound.length, twice: outbound.length - different.size }))
  }
  if (line === 'stop') break
}
await sandbox.stop()
