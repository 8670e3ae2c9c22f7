import { cpus, freemem, loadavg, release, totalmem, type } from 'node:os'
import { type Place, readFrom } from './stores.ts'

export type Machine = {
  processors: number
  model: string
  memory_gib: number
  system: string
  node: string
  load_before: number
  load_after?: number
  postgres?: string
}

const GIB = 1024 ** 3
const SETTINGS = [
  'shared_buffers',
  'synchronous_commit',
  'fsync',
  'max_wal_size',
  'wal_compression',
  'full_page_writes',
]

export function describeMachine(): Machine {
  return {
    processors: cpus().length,
    model: cpus()[0]?.model ?? 'unknown',
    memory_gib: Math.round(totalmem() / GIB),
    system: `${type()} ${release()}`,
    node: process.version,
    load_before: currentLoad(),
  }
}

/** How many processes wanted a processor in the last minute: more than there are, and figures are those of a busy machine. */
export function currentLoad(): number {
  return loadavg()[0] ?? 0
}

export function machineLine(machine: Machine): string {
  const { processors, model, memory_gib, system, node, postgres, load_before, load_after } = machine
  const load = load_after === undefined ? load_before : `${load_before} to ${load_after}`
  const free = Math.round(freemem() / GIB)
  const parts = [`${processors} × ${model}`, `${memory_gib} GiB (${free} free)`, system, `node ${node}`]
  return [...parts, ...(postgres === undefined ? [] : [postgres]), `load ${load}`].join(' · ')
}

/** Version and the settings that speed depends on. */
export async function describePostgres(place: Place): Promise<string> {
  const [version] = await readFrom<{ version: string }>(
    place,
    `select split_part(version(), ' on ', 1) as version`,
  )
  const settings = await readFrom<{ name: string; setting: string }>(
    place,
    `select name, current_setting(name) as setting from pg_settings where name = any($1::text[]) order by name`,
    [SETTINGS],
  )
  return [version?.version, ...settings.map(({ name, setting }) => `${name}=${setting}`)].join(' ')
}
