type LockedPackage = {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
  devDependencies?: Record<string, string>
}
export type Lock = { lockfileVersion: number; packages: Record<string, LockedPackage> }
export type Manifest = LockedPackage & { name: string; version: string }

const WORKSPACE = 'server'

/**
 * The lock file of the server alone, with the versions and digests of the workspaces' lock. Optional peers are left out: an
 * install of the workspaces brings vite, vitest and React to the server, because other workspaces have what a library of the
 * server could work with.
 */
export function serverLock(lock: Lock, manifest: Manifest): Lock {
  const { devDependencies: _, ...server } = manifest
  const packages: Lock['packages'] = { '': server }
  const waiting = needsOf(server).map((name) => locate(lock, WORKSPACE, name))
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const place = path.replace(`${WORKSPACE}/`, '')
    const found = lock.packages[path]
    if (found === undefined || packages[place] === found) continue
    if (packages[place] !== undefined) throw new Error(`The server needs two versions in ${place}.`)
    packages[place] = found
    waiting.push(...needsOf(found).map((name) => locate(lock, path, name)))
  }
  return {
    lockfileVersion: lock.lockfileVersion,
    packages: Object.fromEntries(Object.entries(packages).sort()),
  }
}

function needsOf(found: LockedPackage): string[] {
  const required = Object.keys(found.peerDependencies ?? {}).filter(
    (name) => found.peerDependenciesMeta?.[name]?.optional !== true,
  )
  return [
    ...Object.keys(found.dependencies ?? {}),
    ...Object.keys(found.optionalDependencies ?? {}),
    ...required,
  ]
}

/** Where a package finds another: in its own `node_modules`, or in that of a folder above. */
function locate(lock: Lock, from: string, name: string): string {
  for (let folder = from; folder !== ''; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const path = `${folder}/node_modules/${name}`
    if (lock.packages[path] !== undefined) return path
  }
  return `node_modules/${name}`
}
