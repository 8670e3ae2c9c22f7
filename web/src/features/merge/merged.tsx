import { Alert, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client, dataOf } from '../../api/client'
import { contactQuery } from '../../api/queries'
import type { Merge } from '../../api/types'
import { t } from '../../i18n/t'
import { toContact } from '../../paths'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import sectionStyles from '../../ui/section.module.css'

/** What became of it, with the way back right there. */
export function Merged({ merge, again }: { merge: Merge; again: () => void }) {
  const queries = useQueryClient()
  const person = useQuery(contactQuery(merge.contact_id)).data
  const undoing = useMutation({
    mutationFn: async () =>
      dataOf(await client.DELETE('/v1/merges/{id}', { params: { path: { id: merge.id } } })),
    onSuccess: () => queries.invalidateQueries(),
  })
  if (undoing.data !== undefined) {
    return (
      <Alert color="gray" role="status" title={t('merge.undone.title')}>
        <p>{t('merge.undone.hint')}</p>
        <Button variant="default" size="xs" mt="xs" onClick={again}>
          {t('merge.undone.compare')}
        </Button>
      </Alert>
    )
  }
  return (
    <section className={sectionStyles.ground} aria-label={t('merge.done.contacts')}>
      <Alert color="teal" role="status" title={t('merge.done.title')}>
        {person && <bdi>{person.display_name}</bdi>}
      </Alert>
      <p>{t('merge.done.hint')}</p>
      <Failure of={undoing.error} />
      <div className={formStyles.actions}>
        <Button variant="default" loading={undoing.isPending} onClick={() => undoing.mutate()}>
          {t('common.undo')}
        </Button>
        <Button renderRoot={(props) => <Link {...props} {...toContact(merge.contact_id)} />}>
          {t('merge.done.view_contact')}
        </Button>
      </div>
    </section>
  )
}
