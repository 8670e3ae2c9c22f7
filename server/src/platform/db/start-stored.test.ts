import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startStored } from './start-stored.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-start-stored-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Files of a store, by their names under `store`. */
async function keep(...names: string[]): Promise<void> {
  await mkdir(join(folder, 'store'), { recursive: true })
  for (const name of names) await writeFile(join(folder, 'store', name), name)
}

const make = async (store: string) => {
  await mkdir(store, { recursive: true })
  await writeFile(join(store, 'PG_VERSION'), '18')
}

test('a new store is made in an empty folder, and opened the next time', async () => {
  await startStored(folder, make)
  expect(await readdir(folder)).toEqual(['store'])
  await keep('messages')
  await startStored(folder, async () => undefined)
  expect(await readFile(join(folder, 'store/messages'), 'utf8')).toBe('messages')
})

test('files without the version of their store are left as they are', async () => {
  await keep('messages')
  await expect(startStored(folder, make)).rejects.toMatchObject({ code: 'store_damaged' })
  expect(await readdir(join(folder, 'store'))).toEqual(['messages'])
})

test('a first start that was cut short begins again, and what it left is moved and not removed', async () => {
  const cut = startStored(folder, async (store) => {
    await make(store)
    throw new Error('killed')
  })
  await expect(cut).rejects.toMatchObject({ code: 'store_damaged' })
  await keep('backup')
  await startStored(folder, make)
  expect((await readdir(folder)).sort()).toEqual(['store', 'store.cut-short'])
  expect(await readdir(join(folder, 'store'))).toEqual(['PG_VERSION'])
  expect((await readdir(join(folder, 'store.cut-short'))).sort()).toEqual(['PG_VERSION', 'backup'])
})
