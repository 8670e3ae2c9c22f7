import type { ContactSelection } from './list-contacts.ts'
import type { SelectionQuery } from './schema.ts'

/** Who is meant by a query string. */
export function readSelection(query: SelectionQuery): ContactSelection {
  const { has_phone, bsuid_only, conflicted, reachable, marketing_stopped, label } = query
  const { attribute: name, attribute_value: value } = query
  return {
    search: {
      query: query.query,
      phone: query.phone,
      bsuid: query.bsuid,
      username: query.username,
      external: query.external,
    },
    filters: {
      has_phone,
      bsuid_only,
      conflicted,
      reachable,
      marketing_stopped,
      label,
      attribute: name === undefined || value === undefined ? undefined : { name, value },
    },
  }
}
