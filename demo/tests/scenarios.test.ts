import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listScenarios, SWITCH_VALUES, type Switches, startSandbox } from '@selfsame/sandbox'
import {
  buildLog,
  ROLES,
  type RunningServer,
  readConfig,
  runServer,
  withEveryAccount,
} from '@selfsame/server'
import { freshStore } from '@selfsame/server/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectSandbox } from '../src/connect-sandbox.ts'
import { settled } from '../src/settled.ts'

/** How Meta may keep a change of number from us: then nobody can know that two BSUIDs are one person. */
const SILENT: Partial<Record<keyof Switches, unknown[]>> = {
  system_order: ['never'],
  system_to: ['none'],
  system_form: ['may_2026', 'customer_changed_number', 'user_changed_number_legacy'],
}

let folder: string
let server: RunningServer
let database: Awaited<ReturnType<typeof freshStore>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-scenarios-'))
  database = await freshStore(folder)
  const config = readConfig({
    DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: 'silent',
    API_RATE_LIMIT: '1000000',
    // Nothing listens there: no job of the server's asks Meta about the sandbox's numbers.
    GRAPH_URL: 'http://127.0.0.1:9',
    ...database.settings,
  })
  server = await runServer(config, ROLES, buildLog('silent'))
}, 120_000)
afterAll(async () => {
  await server.close()
  await database.drop()
  await rm(folder, { recursive: true })
})

type Found = { bsuid: string; contact_id: string }

type Seen = {
  found: Found[]
  wamids: Set<string>
  threads_per_inbox: number
  truth: Map<string, string>
  written: string[]
}

let runs = 0

/** Plays a scenario against the server over HTTP, and reads what the server made of it beside what really happened. */
async function play(scenario: string, switches: Partial<Switches> = {}): Promise<Seen> {
  runs += 1
  const sandbox = await startSandbox({ scenario, seed: 1000 + runs, switches, speed: 'max' })
  try {
    const connection = await connectSandbox(server.deps.config, server, sandbox, `Scenario ${runs}`)
    expect(await sandbox.play()).toMatchObject({ outcome: 'finished' })
    expect(await settled(server, connection)).toEqual({ failed: 0, unroutable: 0 })
    const truth = new Map(
      [...sandbox.world.bsuids.values()].map(({ bsuid, person_id }) => [bsuid, person_id]),
    )
    const written = [...sandbox.world.messages.values()]
      .filter(({ direction }) => direction === 'inbound')
      .map(({ id }) => id)
    return { ...(await readThreads(connection.account_id)), truth, written }
  } finally {
    await sandbox.stop()
  }
}

async function readThreads(
  account_id: string,
): Promise<Pick<Seen, 'found' | 'wamids' | 'threads_per_inbox'>> {
  return withEveryAccount(server.deps.db, async (trx) => {
    const anchors = await sql<Found>`
      select split_part(a.key, ':', 3) as bsuid, a.contact_id from anchors a
       where a.account_id = ${account_id} and a.key like 'b:%' and a.contact_id is not null
         and exists (select from messages m where m.account_id = a.account_id and m.anchor_id = a.id)`.execute(
      trx,
    )
    const messages = await sql<{
      wamid: string
    }>`select wamid from messages where account_id = ${account_id}`.execute(trx)
    const threads = await sql<{ most: number }>`
      select coalesce(max(n), 0)::int as most from (
        select count(*) as n from conversations where account_id = ${account_id} and merged_into is null and contact_id is not null
         group by contact_id, inbox_id) as t`.execute(trx)
    return {
      found: anchors.rows,
      wamids: new Set(messages.rows.map(({ wamid }) => wamid)),
      threads_per_inbox: threads.rows[0]?.most ?? 0,
    }
  })
}

function expectNobodyMixed({ found, truth }: Seen): void {
  const people = new Map<string, Set<string>>()
  for (const { bsuid, contact_id } of found) {
    const persons = people.get(contact_id) ?? new Set()
    people.set(contact_id, persons.add(truth.get(bsuid) ?? bsuid))
  }
  expect([...people.values()].filter((persons) => persons.size > 1)).toEqual([])
}

function peopleSplit({ found, truth }: Seen): string[] {
  const contacts = new Map<string, Set<string>>()
  for (const { bsuid, contact_id } of found) {
    const person = truth.get(bsuid) ?? bsuid
    contacts.set(person, (contacts.get(person) ?? new Set()).add(contact_id))
  }
  return [...contacts]
    .filter(([, set]) => set.size > 1)
    .map(([person]) => person)
    .sort()
}

function expectWhole(seen: Seen): void {
  expect(seen.found.length).toBeGreaterThan(0)
  expect(seen.written.filter((wamid) => !seen.wamids.has(wamid))).toEqual([])
  expect(seen.threads_per_inbox).toBe(1)
  expectNobodyMixed(seen)
}

/**
 * Whom nothing that WhatsApp shows ties together: a change of number that was never announced, somebody who came back
 * with another number, and people whose phone one of two portfolios has never seen.
 */
const UNTOLD: Record<string, string[]> = {
  'number-change-seen-never': ['hugo', 'lena'],
  'recycled-number': ['carla'],
  'two-portfolios-without-parents': ['ada', 'kofi'],
}

function untoldOf(scenario: string, name: keyof Switches, value: unknown): string[] {
  // On the other sides of the switch that it sets itself, its changes of number are announced after all.
  const announced = scenario === 'number-change-seen-never' && name === 'system_order' && value !== 'never'
  return announced ? [] : (UNTOLD[scenario] ?? [])
}

const NAMES = listScenarios().map(({ name }) => name)

test.each(NAMES)(
  '%s: nothing is lost, nobody is mixed with another, and nobody is split whom WhatsApp said is one',
  async (name) => {
    const seen = await play(name)
    expectWhole(seen)
    expect(peopleSplit(seen)).toEqual(UNTOLD[name] ?? [])
  },
  120_000,
)

const SIDES = (Object.entries(SWITCH_VALUES) as [keyof Switches, readonly unknown[]][]).flatMap(
  ([name, values]) => values.slice(1).map((value) => ({ name, value })),
)

const OTHERS = NAMES.filter((name) => name !== 'username-rollout')

/** The rollout on every side, and one other scenario with each; all of them with EVERY_SIDE=1, which takes a while. */
const PLAYED = SIDES.flatMap((side, i) => [
  { ...side, scenario: 'username-rollout' },
  ...OTHERS.filter((_, j) => process.env.EVERY_SIDE === '1' || i % OTHERS.length === j).map((scenario) => ({
    ...side,
    scenario,
  })),
])

test.each(PLAYED)(
  '$scenario holds where $name is $value',
  async ({ scenario, name, value }) => {
    const seen = await play(scenario, { [name]: value })
    expectWhole(seen)
    if (!SILENT[name]?.includes(value)) expect(peopleSplit(seen)).toEqual(untoldOf(scenario, name, value))
  },
  120_000,
)
