import { createNumber, createPerson } from '../actions/create.ts'
import { act } from '../actions/table.ts'
import { addGroup } from '../people/groups.ts'
import type { Runtime, WebhookTarget } from '../runtime/runtime.ts'
import { addTemplate } from '../world/operations.ts'
import { accessTokenOf, addApp, addPortfolio, addWaba, subscribeApp } from '../world/portfolios.ts'
import type { App } from '../world/types.ts'
import type { Scenario, ScenarioWorld } from './scenario.ts'

/** What a system needs to know to connect one business number, as Meta's dashboards would show it. */
export type ConnectionLine = {
  /** What the scenario calls the number. */
  name: string
  portfolio_id: string
  portfolio_name: string
  waba_id: string
  phone_number_id: string
  display_phone_number: string
  verified_name: string
  test_number: boolean
  app_id: string
  app_secret: string
  verify_token: string
  access_token: string
}

/** Builds a scenario's world in an empty one: portfolios (each with one WABA), one app, numbers, people, groups. */
export async function stageScenario(runtime: Runtime, scenario: Scenario): Promise<ConnectionLine[]> {
  await act(runtime, 'switches', scenario.switches)
  await act(runtime, 'delivery', scenario.delivery)
  const app = addScenarioApp(runtime, runtime.webhook)
  const wabas = new Map<string, string>()
  for (const [alias, options] of Object.entries(scenario.world.portfolios)) {
    const portfolio = addPortfolio(runtime.world, { name: alias, ...options })
    const waba = addWaba(runtime.world, portfolio.id, { name: portfolio.name })
    runtime.names.set(alias, portfolio.id)
    wabas.set(alias, waba.id)
    subscribeApp(runtime.world, app.id, waba.id)
  }
  const lines = addNumbers(runtime, scenario.world, wabas, app)
  for (const [id, options] of Object.entries(scenario.world.people)) {
    createPerson(runtime, { id, name: capitalised(id), ...options })
  }
  for (const [alias, { number, people, ...options }] of Object.entries(scenario.world.groups)) {
    const group = addGroup(runtime.world, numberId(runtime, number), options)
    for (const who of people ?? []) group.participants.add(who)
    runtime.names.set(alias, group.id)
  }
  for (const { portfolio, ...template } of scenario.world.templates) {
    addTemplate(runtime.world, wabaOf(wabas, portfolio), template)
  }
  return lines
}

function addScenarioApp(runtime: Runtime, webhook: WebhookTarget | undefined): App {
  const app = addApp(runtime.world, {
    id: webhook?.app_id,
    name: 'Sandbox app',
    secret: webhook?.app_secret,
    verify_token: webhook?.verify_token,
    access_tokens: webhook?.access_token === undefined ? undefined : [webhook.access_token],
  })
  app.callback_url = webhook?.url.replaceAll('{app_id}', app.id)
  return app
}

function addNumbers(
  runtime: Runtime,
  world: ScenarioWorld,
  wabas: Map<string, string>,
  app: App,
): ConnectionLine[] {
  return Object.entries(world.numbers).map(([name, { portfolio: alias, ...options }]) => {
    const number = createNumber(runtime, wabaOf(wabas, alias), options)
    runtime.names.set(name, number.id)
    const portfolio = runtime.world.portfolios.get(number.portfolio_id)
    return {
      name,
      portfolio_id: number.portfolio_id,
      portfolio_name: portfolio?.name ?? '',
      waba_id: number.waba_id,
      phone_number_id: number.id,
      display_phone_number: number.display_phone_number,
      verified_name: number.verified_name,
      test_number: number.test_number,
      app_id: app.id,
      app_secret: app.secret,
      verify_token: app.verify_token,
      access_token: accessTokenOf(app),
    }
  })
}

/** The only WABA if a number or template names no portfolio. */
function wabaOf(wabas: Map<string, string>, alias: string | undefined): string {
  const [only, ...others] = wabas.values()
  const id = alias === undefined && others.length === 0 ? only : wabas.get(alias ?? '')
  if (id === undefined) throw new Error('A scenario with several portfolios must name one for each number')
  return id
}

function numberId(runtime: Runtime, alias: string | undefined): string {
  const [only] = runtime.world.numbers.keys()
  return (alias === undefined ? only : runtime.names.get(alias)) ?? ''
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
