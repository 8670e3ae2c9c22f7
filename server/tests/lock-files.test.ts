import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { serverLock } from '../../docker/server-lock.ts'

const ROOT = join(import.meta.dirname, '../..')

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

describe('the lock file of the server alone', () => {
  test('has every package that the server needs, in the versions of the workspaces, and no optional peers', async () => {
    const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8'))
    const manifest = JSON.parse(await readFile(join(ROOT, 'server/package.json'), 'utf8'))
    const { packages } = serverLock(lock, manifest)
    const names = Object.keys(packages)
    expect(names).toEqual(
      expect.arrayContaining(Object.keys(manifest.dependencies).map((name) => `node_modules/${name}`)),
    )
    expect(
      names.filter((name) => /\/(?:vite|vitest|rolldown|react|react-dom|typescript)$/.test(name)),
    ).toEqual([])
    for (const [path, found] of Object.entries(packages)) {
      if (path !== '') expect(Object.values(lock.packages)).toContain(found)
    }
  })

  test('keeps a package where it is found, and refuses two versions in one place', () => {
    const packages = {
      'node_modules/a': { dependencies: { b: '1', c: '1' }, peerDependencies: { d: '1', e: '1' } },
      'node_modules/a/node_modules/b': { dependencies: { c: '1' } },
      'node_modules/b': {},
      'node_modules/c': {},
      'node_modules/d': {},
      'node_modules/e': {},
    }
    const peerDependenciesMeta = { e: { optional: true } }
    const lock = {
      lockfileVersion: 3,
      packages: {
        ...packages,
        'node_modules/a': { ...packages['node_modules/a'], peerDependenciesMeta },
      },
    }
    const manifest = { name: 'server', version: '1', dependencies: { a: '1' } }
    expect(Object.keys(serverLock(lock, manifest).packages)).toEqual([
      '',
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
      'node_modules/d',
    ])
    const own = { ...lock.packages, 'server/node_modules/c': {} }
    const both = { ...manifest, dependencies: { a: '1', c: '2' } }
    expect(() => serverLock({ ...lock, packages: own }, both)).toThrow(
      'The server needs two versions in node_modules/c.',
    )
  })
})
