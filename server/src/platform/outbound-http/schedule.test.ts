import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PAUSES_MS } from './schedule.ts'

const UNITS = [
  [60 * 60_000, 'hours'],
  [60_000, 'minutes'],
  [1000, 'seconds'],
] as const

test('events.md tells the pauses between attempts', async () => {
  const text = await readFile(join(import.meta.dirname, '../../../../docs/events.md'), 'utf8')
  expect(text).toContain(`${PAUSES_MS.map(inWords).join(' · ')},`)
})

function inWords(pause_ms: number): string {
  const [unit_ms, unit] = UNITS.find(([ms]) => pause_ms % ms === 0) ?? [1, 'milliseconds']
  return `${pause_ms / unit_ms} ${unit}`
}
