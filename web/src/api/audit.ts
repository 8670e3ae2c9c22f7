import { infiniteQueryOptions } from '@tanstack/react-query'
import { byCursor, client, dataOf } from './client'
import type { AuditQuery } from './types'

const PAGE = 40

/** The audit log, the latest first, as far as it passes the filters. */
export const auditQuery = (filters: AuditQuery) =>
  infiniteQueryOptions({
    ...byCursor,
    queryKey: ['audit_entries', filters],
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(
        await client.GET('/v1/audit_entries', { params: { query: { ...filters, cursor, limit: PAGE } } }),
      ),
  })

/** The same as a file for a spreadsheet. */
export async function exportAudit(filters: AuditQuery): Promise<Blob> {
  const answer = await client.GET('/v1/audit_entries/export', {
    params: { query: filters },
    parseAs: 'blob',
  })
  return dataOf(answer)
}
