import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import { z } from 'zod'
import { writeCell } from '../platform/base/csv.ts'
import type { Client } from './client.ts'
import { openForCommand } from './run.ts'

const CONTACT = z.looseObject({
  id: z.string(),
  display_name: z.string(),
  name: z.string().nullable(),
  profile_name: z.string().nullable(),
  username: z.string().nullable(),
  phone: z.string().nullable(),
  identities: z.array(
    z.looseObject({
      kind: z.string(),
      portfolio_id: z.string().nullable(),
      value: z.string(),
      state: z.string(),
    }),
  ),
  attributes: z.record(z.string(), z.unknown()),
  merged_ids: z.array(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
})
type Contact = z.output<typeof CONTACT>
const PAGE = z.object({ data: z.array(CONTACT), next_cursor: z.string().nullable() })
const PAGE_SIZE = 100

type ExportOptions = { account: string; format: 'jsonl' | 'csv'; out?: string; json?: true }

export function addExport(program: Command): void {
  program
    .command('export')
    .description('Export every contact with all identities, including contacts without a phone.')
    .requiredOption('--account <id>', 'the account, acc_…')
    .addOption(
      new Option('--format <format>', 'the output format').choices(['jsonl', 'csv']).default('jsonl'),
    )
    .option('--out <file>', 'the output file; default: standard output')
    .option('--json', 'with --out: print the number of contacts as JSON')
    .action(async (options: ExportOptions) => {
      // What is there already stays as it is where the store cannot be opened, or there is no such account.
      const client = await openForCommand()
      await client
        .request({ method: 'GET', path: '/v1/contacts?limit=1', account_id: options.account })
        .catch((error: unknown) => client.close().then(() => Promise.reject(error)))
      const out = options.out === undefined ? process.stdout : createWriteStream(options.out)
      const write = async (line: string) => {
        if (!out.write(`${line}\n`)) await once(out, 'drain')
      }
      // Unheard, the event would end the process with a stack.
      const broken = new Promise<never>((_resolve, reject) => {
        out.once('error', (error) =>
          reject(new Error(`Can’t write to ${options.out ?? 'standard output'}: ${error.message}`)),
        )
      })
      const exporting = exportContacts(client, options, write).finally(() => client.close())
      const written = await Promise.race([exporting, broken])
      if (out === process.stdout) return
      out.end()
      await Promise.race([finished(out), broken])
      console.log(
        options.json ? JSON.stringify({ written }) : `Exported ${written} contacts to ${options.out}.`,
      )
    })
}

async function exportContacts(
  client: Client,
  { account, format }: ExportOptions,
  write: (line: string) => Promise<void>,
): Promise<number> {
  let written = 0
  if (format === 'csv') await write(COLUMNS.map(({ name }) => name).join(','))
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path: string = `/v1/contacts?limit=${PAGE_SIZE}&purpose=export${cursor && `&cursor=${encodeURIComponent(cursor)}`}`
    const page: z.output<typeof PAGE> = PAGE.parse(
      await client.request({ method: 'GET', path, account_id: account }),
    )
    for (const contact of page.data) {
      await write(
        format === 'csv'
          ? COLUMNS.map(({ of }) => writeCell(of(contact))).join(',')
          : JSON.stringify(contact),
      )
      written += 1
    }
    cursor = page.next_cursor
  }
  return written
}

/** Identifiers of one kind, the active ones first; a retired one says so. */
function identifiers({ identities }: Contact, kind: string, with_portfolio: boolean): string {
  return identities
    .filter((it) => it.kind === kind)
    .map(({ portfolio_id, value, state }) => {
      const scope = with_portfolio ? `${portfolio_id}:` : ''
      return `${scope}${value}${state === 'active' ? '' : ` (${state})`}`
    })
    .join('; ')
}

const COLUMNS: { name: string; of: (contact: Contact) => string }[] = [
  { name: 'id', of: ({ id }) => id },
  { name: 'display_name', of: ({ display_name }) => display_name },
  { name: 'name', of: ({ name }) => name ?? '' },
  { name: 'profile_name', of: ({ profile_name }) => profile_name ?? '' },
  { name: 'username', of: ({ username }) => username ?? '' },
  { name: 'phone', of: ({ phone }) => phone ?? '' },
  { name: 'phones', of: (contact) => identifiers(contact, 'phone', false) },
  { name: 'bsuids', of: (contact) => identifiers(contact, 'bsuid', true) },
  { name: 'parent_bsuids', of: (contact) => identifiers(contact, 'parent_bsuid', false) },
  { name: 'emails', of: (contact) => identifiers(contact, 'email', false) },
  { name: 'external_ids', of: (contact) => identifiers(contact, 'external', false) },
  { name: 'attributes', of: ({ attributes }) => JSON.stringify(attributes) },
  { name: 'merged_ids', of: ({ merged_ids }) => merged_ids.join('; ') },
  { name: 'created_at', of: ({ created_at }) => created_at },
  { name: 'updated_at', of: ({ updated_at }) => updated_at },
]
