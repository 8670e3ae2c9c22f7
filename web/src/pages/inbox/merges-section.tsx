import { Alert, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf, wordsOf } from '../../api/client'
import { mergesQuery } from '../../api/queries'
import { longTime } from '../../util/words'

/** What made one contact of several, each of which can be taken back. */
export function MergesSection({ contact_id }: { contact_id: string }) {
  const queries = useQueryClient()
  const merges = useQuery(mergesQuery(contact_id)).data ?? []
  const undoing = useMutation({
    mutationFn: async (id: string) =>
      dataOf(await client.DELETE('/v1/merges/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries(),
  })
  const standing = merges.filter(({ undone_at, attach }) => undone_at === null && !attach)
  if (standing.length === 0) return null
  return (
    <section>
      <h3>Merged</h3>
      {undoing.error && (
        <Alert color="red" role="alert">
          {wordsOf(undoing.error)}
        </Alert>
      )}
      <ul>
        {standing.map(({ id, created_at, decided_by }) => (
          <li key={id} className="merge">
            <span className="quiet">
              {decided_by === null ? 'by the evidence' : 'by a person'}, {longTime(created_at)}
            </span>
            <Button
              variant="default"
              size="compact-sm"
              loading={undoing.isPending}
              onClick={() => undoing.mutate(id)}
            >
              Take apart again
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
