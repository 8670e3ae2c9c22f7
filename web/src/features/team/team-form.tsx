import { Button, Checkbox, type CheckboxGroupProps, TextInput } from '@mantine/core'
import type { Team } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'
import styles from './team-form.module.css'

export type GivenTeam = Pick<Team, 'name' | 'member_ids' | 'inbox_ids'>
export type Choice = { id: string; name: string }

type Props = {
  given: GivenTeam
  members: Choice[]
  inboxes: Choice[]
  action: string
  save: (team: GivenTeam) => Promise<unknown>
  saved: () => void
  /** Absent where there is nothing to go back to. */
  cancel?: () => void
}

/** The name of a team, who is in it, and on which inboxes it works. */
export function TeamForm({ given, members, inboxes, action, save, saved, cancel }: Props) {
  const { field, submit, saving, failure } = useApiForm({
    given,
    save,
    saved: (_, form) => {
      form.setValues(given)
      saved()
    },
    about: { already_exists: 'name' },
  })
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput label={t('common.name')} {...field('name')} maxLength={100} autoComplete="off" required />
      <div className={styles.choices}>
        <Choices label={t('member.title')} none={t('member.empty')} of={members} {...field('member_ids')} />
        <Choices
          label={t('inbox.title')}
          none={t('team.form.no_inboxes')}
          of={inboxes}
          {...field('inbox_ids')}
        />
      </div>
      <div className={formStyles.actions}>
        <Button type="submit" loading={saving.isPending}>
          {action}
        </Button>
        {cancel && (
          <Button variant="default" onClick={cancel}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
      <Failure of={failure} />
    </form>
  )
}

type ChoicesProps = Omit<CheckboxGroupProps, 'children'> & { none: string; of: Choice[] }

function Choices({ none, of: choices, ...field }: ChoicesProps) {
  return (
    <Checkbox.Group {...field}>
      <div className={styles.choice}>
        {choices.length === 0 && <span className={common.quiet}>{none}</span>}
        {choices.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={<bdi>{name}</bdi>} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
