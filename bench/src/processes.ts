import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100
const PAGE_BYTES = 4096

/** Seconds of processor time that a process has used; 0 once it is gone, or where there is no /proc. */
export function cpuSeconds(pid: number): number {
  const fields = statFields(pid)
  return fields === null ? 0 : (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Resident memory in bytes; 0 where it cannot be read. */
export function residentBytes(pid: number): number {
  const fields = statFields(pid)
  return fields === null ? 0 : Number(fields[21]) * PAGE_BYTES
}

/** Processor time of every process of a PostgreSQL server on this machine: its own and that of its children, also ended ones. */
export function postgresCpuSeconds(): number {
  let ticks = 0
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    const fields = statFields(Number(entry), 'postgres')
    // 13 and 14: what children used that have ended, as backends do with their connection.
    if (fields !== null) ticks += [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0)
  }
  return ticks / TICKS_PER_SECOND
}

// What follows the name, which stands in parentheses and may itself hold spaces: state first, so field n of proc(5) is n - 3 here.
function statFields(pid: number, name?: string): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const end = text.lastIndexOf(')')
    if (name !== undefined && text.slice(text.indexOf('(') + 1, end) !== name) return null
    return text.slice(end + 2).split(' ')
  } catch {
    return null
  }
}
