import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Contact } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import { longTime, shortTime } from '../../util/words'
import { useSaveContact } from './use-save-contact'

/** What somebody is and was called: by us, by themselves on WhatsApp, by username. */
export function Names({ person }: { person: Contact }) {
  return (
    <>
      <NameForm key={person.name} person={person} />
      <dl className="known">
        <div className="known-row">
          <dt>{t('WhatsApp profile name')}</dt>
          <dd>{person.profile_name ? <bdi>{person.profile_name}</bdi> : <Quiet words={t('not shown')} />}</dd>
        </div>
        {person.usernames.map(({ username, first_at, last_at }) => (
          <div key={username} className="known-row">
            <dt>{username === person.username ? t('Username') : t('Former username')}</dt>
            <dd>
              <bdi>@{username}</bdi>{' '}
              <span className="quiet" title={`${longTime(first_at)} – ${longTime(last_at)}`}>
                {t('{first} to {last}', { first: shortTime(first_at), last: shortTime(last_at) })}
              </span>
            </dd>
          </div>
        ))}
        {person.usernames.length === 0 && (
          <div className="known-row">
            <dt>{t('Username')}</dt>
            <dd>
              <Quiet words={t('none seen yet')} />
            </dd>
          </div>
        )}
      </dl>
      <p className="quiet">
        {t('Usernames are for search and display only: you can’t message a contact by username.')}
      </p>
    </>
  )
}

function Quiet({ words }: { words: string }) {
  return <span className="quiet">{words}</span>
}

function NameForm({ person }: { person: Contact }) {
  const [name, setName] = useState(person.name ?? '')
  const saving = useSaveContact(person.id)
  const changed = name.trim() !== (person.name ?? '')
  return (
    <form
      className="name-form"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate({ name: name.trim() === '' ? null : name.trim() })
      }}
    >
      <TextInput
        label={t('Name')}
        placeholder={person.profile_name ?? undefined}
        description={t('Your name for this contact. If empty, the contact’s WhatsApp profile name is shown.')}
        value={name}
        maxLength={500}
        dir="auto"
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {changed && (
        <Button type="submit" size="xs" loading={saving.isPending}>
          {t('Save name')}
        </Button>
      )}
      <Failure of={saving.error} />
    </form>
  )
}
