import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Team } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'

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
  const [team, setTeam] = useState(given)
  const saving = useMutation({
    mutationFn: () => save(team),
    onSuccess: () => {
      setTeam(given)
      saved()
    },
  })
  return (
    <form
      className="team-form"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <TextInput
        label={t('common.name')}
        value={team.name}
        onChange={(event) => setTeam({ ...team, name: event.currentTarget.value })}
        maxLength={100}
        autoComplete="off"
        required
      />
      <div className="team-choices">
        <Choices
          label={t('member.title')}
          none={t('member.empty')}
          of={members}
          chosen={team.member_ids}
          choose={(member_ids) => setTeam({ ...team, member_ids })}
        />
        <Choices
          label={t('inbox.title')}
          none={t('team.form.no_inboxes')}
          of={inboxes}
          chosen={team.inbox_ids}
          choose={(inbox_ids) => setTeam({ ...team, inbox_ids })}
        />
      </div>
      <div className="decisions">
        <Button type="submit" loading={saving.isPending}>
          {action}
        </Button>
        {cancel && (
          <Button variant="default" onClick={cancel}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
      <Failure of={saving.error} />
    </form>
  )
}

type ChoicesProps = {
  label: string
  none: string
  of: Choice[]
  chosen: string[]
  choose: (ids: string[]) => void
}

function Choices({ label, none, of: choices, chosen, choose }: ChoicesProps) {
  return (
    <Checkbox.Group label={label} value={chosen} onChange={choose}>
      <div className="team-choice">
        {choices.length === 0 && <span className="quiet">{none}</span>}
        {choices.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={<bdi>{name}</bdi>} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
