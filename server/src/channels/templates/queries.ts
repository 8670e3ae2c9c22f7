import { sql } from 'kysely'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import type { ListedTemplate } from '../../whatsapp/list-templates.ts'
import { isOneTimePassword, readDefinition } from './definition.ts'

export type TemplateRow = ListedTemplate & {
  id: string
  waba_id: string
  updated_at: Date
  synced_at: Date | null
}

export type TemplateFilter = { waba_id: string | null; status: string | null; name: string | null }

/** Where a page of templates ended: they are ordered by name, then language. */
export type TemplatePosition = [name: string, language: string, id: string]

function templates(trx: ReadTrx, account_id: string) {
  return trx
    .selectFrom('templates as t')
    .leftJoin('template_syncs as s', (join) =>
      join.onRef('s.account_id', '=', 't.account_id').onRef('s.waba_id', '=', 't.waba_id'),
    )
    .select([
      't.id',
      't.waba_id',
      't.meta_template_id',
      't.name',
      't.language',
      't.status',
      't.category',
      't.quality',
      't.rejected_reason',
      't.parameter_format',
      't.components',
      't.updated_at',
      's.synced_at',
    ])
    .where('t.account_id', '=', account_id)
}

/** Those that match, without deleted ones unless they are asked for, behind `after` only. */
export function listTemplates(
  trx: ReadTrx,
  account_id: string,
  { waba_id, status, name }: TemplateFilter,
  page: { limit: number; after: TemplatePosition | null },
): Promise<TemplateRow[]> {
  let query = templates(trx, account_id)
    .orderBy('t.name')
    .orderBy('t.language')
    .orderBy('t.id')
    .limit(page.limit)
  query = status === null ? query.where('t.status', '!=', 'deleted') : query.where('t.status', '=', status)
  if (waba_id !== null) query = query.where('t.waba_id', '=', waba_id)
  if (name !== null) query = query.where('t.name', '=', name)
  if (page.after !== null) {
    const [name, language, id] = page.after
    query = query.where(sql<boolean>`(t.name, t.language, t.id) > (${name}, ${language}, ${id}::uuid)`)
  }
  return query.execute()
}

export async function loadTemplate(
  trx: ReadTrx,
  account_id: string,
  id: string,
): Promise<TemplateRow | null> {
  return (await templates(trx, account_id).where('t.id', '=', id).executeTakeFirst()) ?? null
}

/** A template as a send names it; without a language: in any, an approved one first. */
export type NamedTemplate = { waba_id: string; name: string; language?: string | undefined }

/** The template that a send names; null where the WABA has none, or has it no more. */
export async function findTemplate(
  trx: ReadTrx,
  account_id: string,
  waba_id: string,
  name: string,
  language?: string,
): Promise<TemplateRow | null> {
  const [found] = await findTemplates(trx, account_id, [{ waba_id, name, language }])
  return found ?? null
}

/** The same for several, in their order: one statement for all of them. */
export async function findTemplates(
  trx: ReadTrx,
  account_id: string,
  wanted: NamedTemplate[],
): Promise<(TemplateRow | null)[]> {
  const names = wanted.map((it) => JSON.stringify([it.waba_id, it.name, it.language]))
  const distinct = [...new Map(wanted.map((it, at) => [names[at], it])).values()]
  if (distinct.length === 0) return []
  const rows = await templates(trx, account_id)
    .innerJoin(
      rowsOf(
        distinct.map((it, n) => ({ n, ...it })),
        'w',
        { n: 'integer', waba_id: 'text', name: 'text', language: 'text' },
      ),
      (join) => join.onRef('w.waba_id', '=', 't.waba_id').onRef('w.name', '=', 't.name'),
    )
    .select('w.n')
    .where('t.status', '!=', 'deleted')
    .where(sql<boolean>`(w.language is null or t.language = w.language)`)
    .distinctOn('w.n')
    .orderBy('w.n')
    .orderBy((row) => row('t.status', '=', 'approved'), 'desc')
    .orderBy('t.language')
    .execute()
  const found = new Map(
    rows.map(({ n, ...template }) => {
      const { waba_id, name, language } = distinct[n] ?? template
      return [JSON.stringify([waba_id, name, language]), template]
    }),
  )
  return names.map((name) => found.get(name) ?? null)
}

/** One-tap, zero-tap and copy-code templates go to a phone or nowhere: error 131062. */
export function needsPhone({ components }: { components: unknown[] }): boolean {
  return isOneTimePassword(readDefinition(components))
}
