import type { Command } from 'commander'
import { z } from 'zod'
import type { Client } from './client.ts'
import { runWithClient } from './run.ts'

const FOUND = z.object({ data: z.array(z.object({ id: z.string(), display_name: z.string() })) })
const SENTENCE = z.looseObject({ text: z.string() })
const EXPLANATION = z.looseObject({
  contact_id: z.string(),
  sentences: z.array(SENTENCE),
  identities: z.array(
    z.looseObject({
      kind: z.string(),
      value: z.string(),
      state: z.string(),
      sentences: z.array(SENTENCE),
    }),
  ),
  refused: z.array(SENTENCE),
  merges: z.array(
    z.looseObject({
      id: z.string(),
      identifiers: z.array(z.object({ value: z.string() })),
      decided_by: z.string().nullable(),
      undone_at: z.string().nullable(),
      webhook_event_id: z.string().nullable(),
    }),
  ),
})
type Explanation = z.output<typeof EXPLANATION>

export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('Explain why each identity belongs to a contact.')
    .argument('<who>', 'con_…, a phone in any written form, a BSUID, @username or a name')
    .requiredOption('--account <id>', 'the account, acc_…')
    .option('--json', 'print the explanations as JSON, one per line')
    .action(async (who: string, options: { account: string; json?: true }) => {
      const explanations = await runWithClient((client) => explain(client, options.account, who), {
        query: '<who>',
      })
      if (explanations.length === 0) throw new Error('No contact matches.')
      for (const explanation of explanations)
        console.log(options.json ? JSON.stringify(explanation) : describe(explanation))
    })
}

async function explain(client: Client, account_id: string, who: string): Promise<Explanation[]> {
  const get = (path: string) => client.request({ method: 'GET', path, account_id })
  const ids = who.startsWith('con_')
    ? [who]
    : FOUND.parse(await get(`/v1/contacts?query=${encodeURIComponent(who)}`)).data.map(({ id }) => id)
  const explanations: Explanation[] = []
  for (const id of ids) {
    explanations.push(EXPLANATION.parse(await get(`/v1/contacts/${encodeURIComponent(id)}/explanation`)))
  }
  return explanations
}

function describe({ contact_id, sentences, identities, refused, merges }: Explanation): string {
  const lines = [contact_id, ...sentences.map(({ text }) => `  ${text}`)]
  for (const { kind, value, state, sentences: why } of identities) {
    lines.push(`  ${kind} ${value} (${state})`, ...why.map(({ text }) => `    ${text}`))
  }
  if (refused.length > 0) lines.push('  Not linked:', ...refused.map(({ text }) => `    ${text}`))
  if (merges.length > 0) lines.push('  Links and merges:')
  for (const { id, identifiers, decided_by, undone_at, webhook_event_id } of merges) {
    const by =
      decided_by === null ? `webhook ${webhook_event_id ?? 'no longer stored'}` : `decided by ${decided_by}`
    const brought = identifiers.map(({ value }) => value).join(', ')
    lines.push(`    ${id}: ${brought}; ${by}${undone_at === null ? '' : `; undone ${undone_at}`}`)
  }
  return lines.join('\n')
}
