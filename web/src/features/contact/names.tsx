import { Button, TextInput } from '@mantine/core'
import type { Contact } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import { useApiForm } from '../../ui/use-api-form'
import { longTime, shortTime } from '../../util/words'
import detailsStyles from './details.module.css'
import { useSaveContact } from './use-save-contact'

/** Present and former names of a contact: ours, their own on WhatsApp, usernames. */
export function Names({ person }: { person: Contact }) {
  return (
    <>
      <NameForm key={person.name} person={person} />
      <dl className={detailsStyles.known}>
        <div className={detailsStyles.row}>
          <dt>{t('contact.name.profile')}</dt>
          <dd>
            {person.profile_name ? (
              <bdi>{person.profile_name}</bdi>
            ) : (
              <Quiet words={t('contact.name.not_shown')} />
            )}
          </dd>
        </div>
        {person.usernames.map(({ username, first_at, last_at }) => (
          <div key={username} className={detailsStyles.row}>
            <dt>{username === person.username ? t('common.username') : t('contact.name.former_username')}</dt>
            <dd>
              <bdi>@{username}</bdi>{' '}
              <span className={common.quiet} title={`${longTime(first_at)} – ${longTime(last_at)}`}>
                {t('contact.name.period', { first: shortTime(first_at), last: shortTime(last_at) })}
              </span>
            </dd>
          </div>
        ))}
        {person.usernames.length === 0 && (
          <div className={detailsStyles.row}>
            <dt>{t('common.username')}</dt>
            <dd>
              <Quiet words={t('contact.name.no_username')} />
            </dd>
          </div>
        )}
      </dl>
      <p className={common.quiet}>{t('contact.name.username_hint')}</p>
    </>
  )
}

function Quiet({ words }: { words: string }) {
  return <span className={common.quiet}>{words}</span>
}

function NameForm({ person }: { person: Contact }) {
  const save = useSaveContact(person.id)
  const { form, field, submit, saving, failure } = useApiForm({
    given: { name: person.name ?? '' },
    save: ({ name }) => save({ name: name.trim() || null }),
  })
  const changed = form.values.name.trim() !== (person.name ?? '')
  return (
    <form className={detailsStyles.form} onSubmit={submit}>
      <TextInput
        label={t('common.name')}
        placeholder={person.profile_name ?? undefined}
        description={t('contact.name.hint')}
        {...field('name')}
        maxLength={500}
        dir="auto"
        autoComplete="off"
      />
      {changed && (
        <Button type="submit" size="xs" loading={saving.isPending}>
          {t('contact.name.save')}
        </Button>
      )}
      <Failure of={failure} />
    </form>
  )
}
