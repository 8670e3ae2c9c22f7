import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startSandbox } from '../sandbox.ts'
import { parseScenario } from './parse.ts'

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

test('the scenario in the README plays to its end', async () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(README) ?? []
  const sandbox = await startSandbox({ scenario: parseScenario(yaml, 'README.md') })
  expect(await sandbox.play()).toMatchObject({ outcome: 'finished', steps: 6 })
  await sandbox.stop()
})

test('the paths of the control API in the README are those it lists itself', async () => {
  const sandbox = await startSandbox()
  const { routes } = (await (await fetch(`${sandbox.url}/control`)).json()) as { routes: string[] }
  const paths = routes.map((route) => route.replace(/^[A-Z, ]+/, '').replace(/\/<.*$/, ''))
  // The README writes what is below one path together.
  for (const path of paths) expect(README).toContain(path.replace(/\/clock\/.*|\{.*/, ''))
  await sandbox.stop()
})
