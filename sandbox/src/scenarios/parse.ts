import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { findAction } from '../actions/table.ts'
import { type Scenario, type ScenarioStep, scenarioSchema, span } from './scenario.ts'

export type ScenarioProblem = { line: number; column: number; message: string }

/** A scenario file that cannot be played, with every problem and its place. */
export class ScenarioFileError extends Error {
  readonly problems: ScenarioProblem[]

  constructor(file: string, problems: ScenarioProblem[]) {
    const lines = problems.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`)
    super(lines.join('\n'))
    this.problems = problems
  }
}

type Source = { document: Document; lines: LineCounter; problems: ScenarioProblem[] }

/** Reads a scenario; throws `ScenarioFileError` that names every problem by line. `file` is for the messages. */
export function parseScenario(yaml: string, file = 'scenario'): Scenario {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false })
  const source: Source = { document, lines, problems: [] }
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0])
    source.problems.push({ line, column: col, message: error.message })
  }
  if (source.problems.length > 0) throw new ScenarioFileError(file, source.problems)

  const parsed = scenarioSchema.safeParse(document.toJS())
  if (!parsed.success) {
    reportIssues(source, [], parsed.error)
    throw new ScenarioFileError(file, source.problems)
  }
  const { steps, start, pause, ...rest } = parsed.data
  const read = steps.map((step, index) => parseStep(source, step, ['steps', index], pause))
  checkReferences(source, parsed.data)
  if (source.problems.length > 0) throw new ScenarioFileError(file, source.problems)
  return { ...rest, start_ms: start, steps: read.filter((step) => step !== undefined) }
}

const COMMON_KEYS = new Set(['say', 'pause', 'refused'])

const commonSchema = z.object({
  say: z.string().min(1).optional(),
  pause: span.optional(),
  refused: z.number().int().optional(),
})

/** A step is one action (or `wait`) by its name, beside `say`, `pause` and `refused`. */
function parseStep(
  source: Source,
  step: Record<string, unknown>,
  path: Path,
  default_pause_ms: number,
): ScenarioStep | undefined {
  const common = commonSchema.safeParse(step)
  if (!common.success) {
    reportIssues(source, path, common.error)
    return undefined
  }
  const { say, pause = default_pause_ms, refused } = common.data
  const base = { line: placeOf(source, path).line, say, pause_ms: pause }
  const [name, ...more] = Object.keys(step).filter((key) => !COMMON_KEYS.has(key))
  if (name === undefined || more.length > 0) {
    const found = name === undefined ? 'none' : [name, ...more].join(', ')
    report(source, path, `A step has exactly one action; this one has ${found}`)
    return undefined
  }
  if (name === 'wait') {
    const ms = span.safeParse(step.wait)
    if (ms.success) return { ...base, kind: 'wait', ms: ms.data }
    reportIssues(source, [...path, 'wait'], ms.error)
    return undefined
  }
  const action = findAction(name)
  if (!action) {
    report(source, [...path, name], `Unknown action "${name}"`)
    return undefined
  }
  // An action without input may stand alone: `- clear_faults:`.
  const input = step[name] ?? {}
  const checked = action.schema.safeParse(input)
  if (!checked.success) reportIssues(source, [...path, name], checked.error)
  return { ...base, kind: 'act', action: name, input, refused }
}

type Path = PropertyKey[]

/** The same field name always means the same kind of thing, in every action. */
const REFERENCES = new Map<string, 'people' | 'numbers' | 'portfolios' | 'groups'>([
  ['who', 'people'],
  ['people', 'people'],
  ['number', 'numbers'],
  ['portfolio', 'portfolios'],
  ['group', 'groups'],
])

type Declared = Record<'people' | 'numbers' | 'portfolios' | 'groups', Set<string>>

function checkReferences(source: Source, scenario: z.output<typeof scenarioSchema>): void {
  const { portfolios, numbers, people, groups, templates } = scenario.world
  const declared: Declared = {
    portfolios: new Set(Object.keys(portfolios)),
    numbers: new Set(Object.keys(numbers)),
    people: new Set(Object.keys(people)),
    groups: new Set(Object.keys(groups)),
  }
  for (const [index, step] of scenario.steps.entries()) {
    const [name] = Object.keys(step).filter((key) => !COMMON_KEYS.has(key))
    const input = name === undefined ? undefined : step[name]
    if (name === undefined || typeof input !== 'object' || input === null) continue
    checkFields(source, ['steps', index, name], input, declared)
    // What a step makes can be named by the steps after it.
    const made = input as { id?: unknown; as?: unknown }
    if (name === 'add_person' && typeof made.id === 'string') declared.people.add(made.id)
    if (name.startsWith('add_') && typeof made.as === 'string') {
      for (const kind of Object.values(declared)) kind.add(made.as)
    }
  }
  for (const [kind, things] of Object.entries({ numbers, groups, templates })) {
    for (const [key, fields] of Object.entries(things)) {
      checkFields(source, ['world', kind, kind === 'templates' ? Number(key) : key], fields, declared)
    }
  }
}

function checkFields(source: Source, path: Path, input: object, declared: Declared): void {
  for (const [key, value] of Object.entries(input)) {
    const kind = REFERENCES.get(key)
    if (key === 'threads' && Array.isArray(value)) {
      for (const [index, thread] of value.entries()) {
        if (typeof thread === 'object' && thread !== null) {
          checkFields(source, [...path, key, index], thread, declared)
        }
      }
    }
    if (!kind) continue
    for (const name of Array.isArray(value) ? value : [value]) {
      if (typeof name !== 'string' || /^[+@]/.test(name) || declared[kind].has(name)) continue
      report(source, [...path, key], `"${name}" is not among the ${kind} of this scenario`)
    }
  }
}

function reportIssues(source: Source, path: Path, error: z.ZodError): void {
  for (const issue of error.issues) {
    const where = [...path, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) report(source, [...where, key], `Unknown field "${key}"`)
    } else {
      const field = issue.path.at(-1)
      report(source, where, field === undefined ? issue.message : `${String(field)}: ${issue.message}`)
    }
  }
}

function report(source: Source, path: Path, message: string): void {
  source.problems.push({ ...placeOf(source, path), message })
}

/** Where a path stands; what is missing stands where its parent begins. */
function placeOf({ document, lines }: Source, path: Path): { line: number; column: number } {
  for (let length = path.length; length >= 0; length--) {
    const offset = offsetOf(document, path.slice(0, length))
    if (offset === undefined) continue
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  return { line: 1, column: 1 }
}

function offsetOf(document: Document, path: Path): number | undefined {
  const parent = path.length === 0 ? undefined : document.getIn(path.slice(0, -1), true)
  if (isMap(parent)) {
    // The key's own place reads better than that of its value.
    const pair = parent.items.find(
      (item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1),
    )
    return pair && isNode(pair.key) ? pair.key.range?.[0] : undefined
  }
  const node = document.getIn(path, true)
  return isNode(node) ? node.range?.[0] : undefined
}
