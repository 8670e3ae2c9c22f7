import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { byCursor, client, dataOf } from './client'

const FILES_AT_ONCE = 12
const NOTES_AT_ONCE = 10

/** Why a contact is who it is: facts, decisions, and the rules' own words. */
export const explanationQuery = (id: string) =>
  queryOptions({
    queryKey: ['contact', id, 'explanation'],
    queryFn: async () =>
      dataOf(await client.GET('/v1/contacts/{id}/explanation', { params: { path: { id } } })),
  })

/** The messages with a contact that carry files. */
export const filesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['contact', id, 'files'],
    ...byCursor,
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(
        await client.GET('/v1/contacts/{id}/files', {
          params: { path: { id }, query: { cursor, limit: FILES_AT_ONCE } },
        }),
      ),
  })

/** The private notes about a contact, from every inbox. */
export const contactNotesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['contact', id, 'notes'],
    ...byCursor,
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(
        await client.GET('/v1/contacts/{id}/notes', {
          params: { path: { id }, query: { cursor, limit: NOTES_AT_ONCE } },
        }),
      ),
  })

/** What a merge of two contacts would bring together. */
export const mergePreviewQuery = (id: string, contact_id: string) =>
  queryOptions({
    queryKey: ['contact', id, 'merge_preview', contact_id],
    queryFn: async () =>
      dataOf(
        await client.GET('/v1/contacts/{id}/merge_preview', {
          params: { path: { id }, query: { contact_id } },
        }),
      ),
  })
