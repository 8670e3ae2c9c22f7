import { Button, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import { consentsQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'
import { own } from '../../util/own'
import { longTime } from '../../util/words'
import detailsStyles from './details.module.css'

const MARKETING = 'marketing_messages'
// Any other word is WhatsApp's, and decides nothing.
const DECIDING = new Set(['stop', 'resume', 'opted_in', 'opted_out'])

/** What a contact agreed to or stopped, and recording what they said elsewhere. */
export function Consent({ contact_id }: { contact_id: string }) {
  const consents = useQuery(consentsQuery(contact_id))
  const standing = consents.data?.data.filter(({ stands }) => stands) ?? []
  const marketing = standing.find(({ category, value }) => category === MARKETING && DECIDING.has(value))
  const stopped = marketing?.value === 'stop' || marketing?.value === 'opted_out'
  const words: Record<string, string> = {
    stop: t('consent.choice.stopped'),
    resume: t('consent.choice.resumed'),
    opted_in: t('consent.choice.opted_in'),
    opted_out: t('consent.choice.opted_out'),
  }
  return (
    <>
      {standing.length === 0 && <p className={common.quiet}>{t('consent.empty')}</p>}
      <ul>
        {standing.map(({ category, value, at, source }) => (
          <li key={`${category} ${at} ${value}`}>
            {own(words, value) ?? value.replaceAll('_', ' ')}{' '}
            <bdi>{category === MARKETING ? t('consent.category.marketing') : category}</bdi>{' '}
            <span className={common.quiet}>
              {longTime(at)}, <bdi>{source}</bdi>
            </span>
          </li>
        ))}
      </ul>
      <Note key={String(stopped)} contact_id={contact_id} stopped={stopped} />
    </>
  )
}

function Note({ contact_id, stopped }: { contact_id: string; stopped: boolean }) {
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const {
    form,
    field,
    submit,
    saving: noting,
    failure,
  } = useApiForm({
    given: { source: '' },
    save: async ({ source }) =>
      dataOf(
        await client.PUT('/v1/contacts/{id}/consents/{category}', {
          params: { path: { id: contact_id, category: MARKETING } },
          body: { value: stopped ? 'opted_in' : 'opted_out', source },
        }),
      ),
    saved: () => {
      close()
      void queries.invalidateQueries({ queryKey: ['contact', contact_id] })
    },
  })
  const close = () => {
    form.reset()
    setOpen(false)
  }
  if (!open) {
    return (
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        {stopped ? t('consent.record_opt_in') : t('consent.record_opt_out')}
      </Button>
    )
  }
  return (
    <form className={detailsStyles.form} onSubmit={submit}>
      <TextInput label={t('consent.source')} {...field('source')} maxLength={500} dir="auto" required />
      <div className={formStyles.actions}>
        <Button type="submit" size="xs" loading={noting.isPending}>
          {t('consent.save')}
        </Button>
        <Button size="xs" variant="subtle" onClick={close}>
          {t('common.cancel')}
        </Button>
      </div>
      <Failure of={failure} />
    </form>
  )
}
