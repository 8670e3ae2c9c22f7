import { expect, test } from 'vitest'
import { parseScenario, ScenarioFileError } from './parse.ts'

const WORLD = `name: small
title: A small one
about: For tests.
world:
  portfolios: { shop: {} }
  numbers:
    counter: { portfolio: shop }
  people:
    ines: { name: Ines }
steps:
`

function problemsOf(yaml: string): string[] {
  try {
    parseScenario(yaml, 'small.yaml')
  } catch (error) {
    if (error instanceof ScenarioFileError) return error.message.split('\n')
    throw error
  }
  return []
}

test('a scenario is read with its spans, words and lines', () => {
  const scenario = parseScenario(
    `${WORLD}  - say: Hello.\n    write: { who: ines, text: Hi }\n  - wait: 1.5 hours\n`,
  )
  expect(scenario.steps).toMatchObject([
    { kind: 'act', action: 'write', say: 'Hello.', line: 11, pause_ms: 2_000 },
    { kind: 'wait', ms: 5_400_000, line: 13 },
  ])
})

test.each([
  ['an unknown action', '  - shout: { who: ines }', 'small.yaml:11:5: Unknown action "shout"'],
  [
    'two actions in one step',
    '  - read: { who: ines }\n    block: { who: ines }',
    'small.yaml:11:5: A step has exactly one action; this one has read, block',
  ],
  [
    'no action at all',
    '  - say: Silence.',
    'small.yaml:11:5: A step has exactly one action; this one has none',
  ],
  ['a missing field', '  - write: { text: Hi }', 'small.yaml:11:5: who: '],
  [
    'an unknown field',
    '  - write: { who: ines, text: Hi,\n      tone: loud }',
    'small.yaml:12:7: Unknown field "tone"',
  ],
  [
    'a person nobody declared',
    '  - write: { who: inez, text: Hi }',
    'small.yaml:11:14: "inez" is not among the people',
  ],
  [
    'a number nobody declared',
    '  - read: { who: ines, number: desk }',
    'small.yaml:11:24: "desk" is not among the numbers',
  ],
  ['a bad span', '  - wait: soon', 'small.yaml:11:5: Expected a span of time'],
  [
    'neither text nor content',
    '  - write: { who: ines }',
    'small.yaml:11:5: text: Set either text or content',
  ],
  ['a wrong switch', '  - switches: { system_order: sometimes }', 'small.yaml:11:17: system_order: '],
])('%s is named with its line', (_name, steps, expected) => {
  const problems = problemsOf(WORLD + steps)
  expect(problems).toHaveLength(1)
  expect(problems[0]?.startsWith(expected), problems[0]).toBe(true)
})

test('every problem is named, not only the first', () => {
  expect(problemsOf(`${WORLD}  - shout: {}\n  - wait: soon\n  - read: { who: nobody }\n`)).toHaveLength(3)
})

test('a broken file says where it breaks', () => {
  expect(problemsOf('name: "open\n')[0]).toMatch(/^small\.yaml:\d+:\d+: /)
})

test('a missing part of the head is named where it is missing', () => {
  expect(problemsOf(`${WORLD.replace('title: A small one\n', '')}  - wait: 1 day`)[0]).toMatch(/title: /)
})

test('what a step adds can be named by later steps', () => {
  const steps = '  - add_person: { id: bea }\n  - write: { who: bea, text: Hi }\n'
  expect(problemsOf(WORLD + steps)).toEqual([])
})
