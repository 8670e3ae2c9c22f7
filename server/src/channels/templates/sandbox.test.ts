import { type Sandbox, startSandbox } from '@selfsame/sandbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callGraph } from '../../whatsapp/graph.ts'
import { buildRequest, outgoingContentSchema } from '../../whatsapp/outgoing/content.ts'
import { FITTING } from './test-sends.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'hello', seed: 12, switches: { limits: 'off' } })
})
afterAll(() => sandbox.stop())

test.each(FITTING)('the Cloud API of the sandbox takes %s too', async (_, template, components) => {
  const { category, parameter_format, ...rest } = template
  await sandbox.act('add_template', {
    ...rest,
    category: category.toUpperCase(),
    parameter_format: parameter_format.toUpperCase(),
  })
  const content = outgoingContentSchema.parse({
    type: 'template',
    template: { name: template.name, language: { code: template.language }, components },
  })
  const [line] = sandbox.lines
  const [person] = sandbox.world.people.values()
  const outcome = await callGraph(
    { fetch, config: { graph_url: sandbox.url } },
    {
      token: line?.access_token ?? '',
      method: 'POST',
      path: `${line?.phone_number_id}/messages`,
      body: { messaging_product: 'whatsapp', to: person?.phone, ...buildRequest(content, {}) },
    },
  )
  expect(outcome).toMatchObject({ kind: 'ok' })
})
