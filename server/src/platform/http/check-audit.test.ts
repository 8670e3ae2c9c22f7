import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Audited } from './audit.ts'
import { checkAudit } from './check-audit.ts'
import type { Http } from './types.ts'

const inner = z.object({ inbox_id: z.string().nullish() })
const schema = {
  params: z.object({ id: z.string() }),
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('one'), contact_id: z.string() }),
    z.object({ kind: z.literal('many'), contact_ids: z.array(z.string()), inner: inner.optional() }),
  ]),
  response: { 200: z.union([z.object({ ids: z.array(z.string()) }), z.object({ merge: inner })]) },
}

function register(audit: Audited | undefined): void {
  const http = Fastify() as unknown as Http
  checkAudit(http)
  const config = { scope: 'contacts:write' as const, ...(audit && { audit }) }
  http.route({ method: 'PATCH', url: '/contacts/:id', schema, config, handler: async () => ({ ids: [] }) })
}

test.each<[string, Audited]>([
  ['a parameter', { action: 'contact.changed', subject: 'params.id' }],
  ['the account', { action: 'contact.changed', subject: 'account' }],
  ['a field of one alternative', { action: 'contact.changed', subject: 'body.contact_id' }],
  ['an item', { action: 'contact.changed', subject: 'body.contact_ids.0' }],
  [
    'optional fields',
    { action: 'contact.changed', subject: 'answer.ids.0', details: { inbox_id: 'body.inner.inbox_id' } },
  ],
  ['a field of an answer', { action: 'contact.changed', subject: 'answer.merge.inbox_id' }],
  ['what its operation writes', { by_operation: 'account.set_up' }],
  ['nothing, with a reason', { none: 'The request changes nothing.' }],
])('a route whose audit entry takes %s is registered', (_, audit) => {
  expect(() => register(audit)).not.toThrow()
})

test.each<[string, Audited | undefined, RegExp]>([
  ['is not named', undefined, /^PATCH \/contacts\/:id names no audit entry/],
  ['takes a parameter of another route', { action: 'contact.changed', subject: 'params.merge_id' }, /params/],
  ['takes a field that no body has', { action: 'contact.changed', subject: 'body.contactId' }, /contactId/],
  ['takes a field below a text', { action: 'contact.changed', subject: 'params.id.id' }, /params\.id\.id/],
  ['takes from the query where there is none', { action: 'contact.changed', subject: 'query.id' }, /query/],
  [
    'has a detail that no answer has',
    { action: 'contact.changed', subject: 'account', details: { merge_id: 'answer.merge.id' } },
    /answer\.merge\.id/,
  ],
])('a route whose audit entry %s is refused', (_, audit, message) => {
  expect(() => register(audit)).toThrow(message)
})

test('a route that only reads needs no audit entry', () => {
  const http = Fastify() as unknown as Http
  checkAudit(http)
  const config = { scope: 'contacts:read' as const }
  expect(() => http.get('/contacts', { config }, async () => ({}))).not.toThrow()
})
