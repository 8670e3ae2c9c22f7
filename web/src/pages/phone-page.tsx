import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { wordsOf } from '../api/client'
import { sandboxQuery } from '../api/sandbox'
import { Device } from '../features/sandbox-phone/device'
import { NewPerson } from '../features/sandbox-phone/new-person'
import styles from '../features/sandbox-phone/phone-page.module.css'
import { TeamSide } from '../features/sandbox-phone/team-side'
import { t } from '../i18n/t'
import { IconUserPlus } from '../ui/icons'
import { Notice } from '../ui/notice'
import { PaneLoader } from '../ui/pane-loader'

const route = getRouteApi('/inside/phone')

/** A simulated customer's phone beside what the team sees of them. */
export function PhonePage() {
  const { who, inbox } = route.useSearch()
  const navigate = useNavigate()
  const sandbox = useQuery(sandboxQuery)
  const [adding, setAdding] = useState(false)
  if (sandbox.isPending) return <PaneLoader label={t('common.loading')} />
  if (sandbox.data === undefined) {
    return <Notice title={t('sandbox.unavailable')} words={wordsOf(sandbox.error)} />
  }
  const { people, inboxes } = sandbox.data
  const person = people.find(({ id }) => id === who) ?? people[0]
  const line = inboxes.find(({ inbox_id }) => inbox_id === inbox) ?? inboxes[0]
  const show = (change: { who?: string; inbox?: string }) =>
    void navigate({ to: '/phone', search: { who, inbox, ...change } })
  return (
    <div className={styles.page}>
      <section className={styles.side} aria-label={t('sandbox.phone.label')}>
        <div className={styles.whose}>
          <NativeSelect
            aria-label={t('sandbox.customer.label')}
            value={person?.id ?? ''}
            onChange={(event) => show({ who: event.currentTarget.value })}
            data={people.map(({ id, name, registered }) => ({
              value: id,
              label: registered ? name : t('sandbox.customer.without_account', { name }),
            }))}
          />
          <Button variant="default" leftSection={<IconUserPlus size={16} />} onClick={() => setAdding(true)}>
            {t('sandbox.customer.new')}
          </Button>
        </div>
        {inboxes.length > 1 && (
          <NativeSelect
            aria-label={t('sandbox.business')}
            value={line?.inbox_id ?? ''}
            onChange={(event) => show({ inbox: event.currentTarget.value })}
            data={inboxes.map(({ inbox_id, name }) => ({ value: inbox_id, label: name }))}
          />
        )}
        {person && line ? (
          <Device key={`${person.id} ${line.inbox_id}`} id={person.id} inbox_id={line.inbox_id} />
        ) : (
          <Notice title={t('contact.list.empty')} words={t('sandbox.customer.empty_hint')} />
        )}
      </section>
      {person && line && <TeamSide id={person.id} inbox_id={line.inbox_id} />}
      {adding && (
        <NewPerson
          people={people}
          close={() => setAdding(false)}
          added={(id) => {
            setAdding(false)
            show({ who: id })
          }}
        />
      )}
    </div>
  )
}
