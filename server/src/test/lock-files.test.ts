import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')

test.each(['package-lock.json', 'compat/package-lock.json'])(
  '%s holds the digest of every package, so that an install takes no other bytes',
  async (path) => {
    const { packages }: { packages: Record<string, { link?: boolean; integrity?: string }> } = JSON.parse(
      await readFile(join(ROOT, path), 'utf8'),
    )
    const installed = Object.entries(packages).filter(
      ([name, { link }]) => name.includes('node_modules/') && !link,
    )
    expect(installed.length).toBeGreaterThan(50)
    expect(
      installed.filter(([, { integrity }]) => !integrity?.startsWith('sha')).map(([name]) => name),
    ).toEqual([])
  },
)
