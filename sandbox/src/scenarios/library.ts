import { readdirSync, readFileSync } from 'node:fs'
import { parseScenario } from './parse.ts'
import type { Scenario } from './scenario.ts'

const FOLDER = new URL('./files/', import.meta.url)

/** The scenarios that come with the sandbox, by name. */
export function listScenarios(): Scenario[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => parseScenario(readFileSync(new URL(file, FOLDER), 'utf8'), file))
}

/** A scenario that comes with the sandbox, or one from a file of the caller's (a path that ends in .yaml or .yml). */
export function loadScenario(name: string): Scenario {
  if (/\.ya?ml$/.test(name)) return parseScenario(readFileSync(name, 'utf8'), name)
  const known = readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/, ''))
  if (!known.includes(name)) {
    throw new Error(`Unknown scenario "${name}". The scenarios are ${known.sort().join(', ')}`)
  }
  return parseScenario(readFileSync(new URL(`${name}.yaml`, FOLDER), 'utf8'), `${name}.yaml`)
}
