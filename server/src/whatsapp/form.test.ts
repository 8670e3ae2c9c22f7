import { once } from 'node:events'
import { openAsBlob } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildForm } from './form.ts'
import { callGraph } from './graph.ts'

const REFUSED = JSON.stringify({ error: { code: 131053, message: 'Media upload error' } })
let folder: string
let content: Blob

/** Answers without reading the body, and leaves. */
const server = createServer((_request, response) => {
  response.writeHead(400, { 'content-type': 'application/json', connection: 'close' }).end(REFUSED)
})
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  folder = await mkdtemp(join(tmpdir(), 'selfsame-form-'))
  await writeFile(join(folder, 'a.jpg'), Buffer.alloc(2_000_000, 7))
  content = await openAsBlob(join(folder, 'a.jpg'), { type: 'image/jpeg' })
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

test('an upload that WhatsApp refuses before it has read it fails alone, and no error goes unheard', async () => {
  const unheard: unknown[] = []
  const hear = (error: unknown) => unheard.push(error)
  process.on('unhandledRejection', hear)
  const { port } = server.address() as AddressInfo
  const deps = { fetch, config: { graph_url: `http://127.0.0.1:${port}` } }
  const upload = () =>
    callGraph(deps, {
      ...{ token: 'token', method: 'POST', path: '4/media' },
      body: buildForm({ messaging_product: 'whatsapp' }, { name: 'a.jpg', content }),
    })
  for (let round = 0; round < 20; round += 1) expect((await upload()).kind).toMatch(/^(refused|unknown)$/)
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', hear)
  expect(unheard).toEqual([])
})

test('a form is read as one that was filled in by hand, whatever its file is called', async () => {
  for (const name of ['a.jpg', 'Ä "b"\r\n.jpg', '🎂', 'a; filename="x".jpg']) {
    const form = buildForm({ type: 'image/jpeg', text: 'ä\r\n--b' }, { name, content })
    const read = await new Response(form, { headers: { 'content-type': form.type } }).formData()
    const file = read.get('file')
    expect([read.get('type'), read.get('text')]).toEqual(['image/jpeg', 'ä\r\n--b'])
    expect(file).toBeInstanceOf(File)
    if (!(file instanceof File)) continue
    expect([file.size, file.type]).toEqual([content.size, 'image/jpeg'])
    expect(decodeURIComponent(file.name)).toBe(name)
  }
})

test('no request of the server has a FormData as its body', async () => {
  const root = join(import.meta.dirname, '..')
  const names = await readdir(root, { recursive: true })
  const sources = names.filter((name) => /(?<!\.test)\.ts$/.test(name))
  const texts = await Promise.all(sources.map((name) => readFile(join(root, name), 'utf8')))
  expect(sources.filter((_, at) => texts[at]?.includes('new FormData'))).toEqual([])
})
