import { Alert, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf, wordsOf } from '../../api/client'
import { mergesQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { longTime } from '../../util/words'
import styles from './merges-section.module.css'

type Props = {
  contact_id: string
  /** Also what was taken apart, and identifiers that landed on the contact. */
  whole?: boolean
}

/** The merges of a contact, each of which can be undone. */
export function MergesSection({ contact_id, whole = false }: Props) {
  const queries = useQueryClient()
  const merges = useQuery(mergesQuery(contact_id)).data ?? []
  const undoing = useMutation({
    mutationFn: async (id: string) =>
      dataOf(await client.DELETE('/v1/merges/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries(),
  })
  const shown = merges.filter(({ undone_at, attach }) => whole || (undone_at === null && !attach))
  if (shown.length === 0) return whole ? <p className={common.quiet}>{t('merge.list.empty')}</p> : null
  return (
    <section aria-label={t('merge.done.contacts')}>
      {!whole && <h3>{t('merge.done.contacts')}</h3>}
      {undoing.error && (
        <Alert color="red" role="alert">
          {wordsOf(undoing.error)}
        </Alert>
      )}
      <ul className={styles.merges}>
        {shown.map(({ id, attach, identifiers, created_at, decided_by, undone_at }) => (
          <li key={id} className={styles.merge}>
            <span className={common.quiet}>
              {whole && (
                <>
                  {attach ? t('merge.list.linked') : t('merge.list.merged')}:{' '}
                  <bdi>{identifiers.map(({ value }) => value).join(', ')}</bdi>
                  <br />
                </>
              )}
              {decided_by === null ? t('merge.list.automatically') : t('merge.list.manually')},{' '}
              {longTime(created_at)}
              {undone_at !== null && `; ${t('merge.list.undone_on', { time: longTime(undone_at) })}`}
            </span>
            {undone_at === null && (
              <Button
                variant="default"
                size="compact-sm"
                loading={undoing.isPending && undoing.variables === id}
                onClick={() => undoing.mutate(id)}
              >
                {t('merge.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
