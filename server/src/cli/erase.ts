import type { Command } from 'commander'
import { z } from 'zod'
import { runWithClient } from './run.ts'

type EraseOptions = {
  account: string
  contact?: string
  phone?: string
  bsuid?: string
  parentBsuid?: string
  email?: string
  external?: string
  yes?: true
  json?: true
}

const RESULT = z.object({ contact_ids: z.array(z.string()), webhooks_cut: z.int() })

export function addErase(program: Command): void {
  program
    .command('erase')
    .description('Erase a contact permanently, also from stored webhooks.')
    .requiredOption('--account <id>', 'the account, acc_…')
    .option('--contact <id>', 'the contact, con_…')
    .option('--phone <phone>', 'a phone of the contact, also a former one, in any written form')
    .option('--bsuid <bsuid>', 'a BSUID of the contact, also a retired one')
    .option('--parent-bsuid <bsuid>', 'a parent BSUID of the contact')
    .option('--email <email>', 'an email address of the contact')
    .option('--external <id>', 'the id of another system')
    .option('--yes', 'confirm the erasure, which can’t be undone')
    .option('--json', 'print the result as JSON')
    .action(async (options: EraseOptions) => {
      if (!options.yes) throw new Error('An erasure can’t be undone. Add --yes to confirm.')
      const body = {
        contact_id: options.contact,
        phone: options.phone,
        bsuid: options.bsuid,
        parent_bsuid: options.parentBsuid,
        email: options.email,
        external_id: options.external,
      }
      const answer = await runWithClient(
        (client) =>
          client.request({ method: 'POST', path: '/v1/erasures', body, account_id: options.account }),
        { contact_id: '--contact', external_id: '--external' },
      )
      const result = RESULT.parse(answer)
      if (options.json) console.log(JSON.stringify(result))
      else console.log(describe(result))
    })
}

function describe({ contact_ids, webhooks_cut }: z.output<typeof RESULT>): string {
  const who = contact_ids.length === 0 ? 'No contact had this identifier' : `Erased ${contact_ids.join(', ')}`
  return `${who}; redacted ${webhooks_cut} stored ${webhooks_cut === 1 ? 'webhook' : 'webhooks'}.`
}
