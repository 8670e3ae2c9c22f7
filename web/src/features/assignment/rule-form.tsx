import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, dataOf, requireDone } from '../../api/client'
import { rulesQuery } from '../../api/desk'
import type { AssignmentRule, Team } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'

type Method = AssignmentRule['method'] | 'by_hand'
type Props = { inbox_id: string; rule: AssignmentRule | undefined; teams: Team[] }

const methods = (): { value: Method; label: string }[] => [
  { value: 'by_hand', label: t('assignment.method.manual') },
  { value: 'round_robin', label: t('assignment.method.round_robin') },
  { value: 'least_busy', label: t('assignment.method.least_busy') },
]

/** How the conversations of one inbox find somebody. */
export function RuleForm({ inbox_id, rule, teams }: Props) {
  const queries = useQueryClient()
  const [method, setMethod] = useState<Method>(rule?.method ?? 'by_hand')
  const [team_id, setTeam] = useState(rule?.team_id ?? '')
  const [most, setMost] = useState(rule?.most_open?.toString() ?? '')
  const saving = useMutation({
    mutationFn: async () => {
      const params = { path: { id: inbox_id } }
      if (method !== 'by_hand') {
        const body = { method, team_id: team_id || null, most_open: most === '' ? null : Number(most) }
        return void dataOf(await client.PUT('/v1/inboxes/{id}/assignment_rule', { params, body }))
      }
      if (rule !== undefined) requireDone(await client.DELETE('/v1/inboxes/{id}/assignment_rule', { params }))
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: rulesQuery.queryKey }),
  })
  const by_rule = method !== 'by_hand'
  return (
    <form
      className="setting-form"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <NativeSelect
        label={t('assignment.rule.title')}
        value={method}
        data={methods()}
        onChange={({ currentTarget: { value } }) =>
          setMethod(methods().find((it) => it.value === value)?.value ?? 'by_hand')
        }
      />
      {by_rule && (
        <>
          <NativeSelect
            label={t('assignment.rule.members')}
            value={team_id}
            data={[
              { value: '', label: t('assignment.rule.all_members') },
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setTeam(event.currentTarget.value)}
          />
          <TextInput
            type="number"
            min={1}
            max={1000}
            label={t('assignment.rule.limit')}
            description={t('assignment.rule.limit_hint')}
            value={most}
            onChange={(event) => setMost(event.currentTarget.value)}
          />
        </>
      )}
      <Button type="submit" loading={saving.isPending}>
        {t('common.save')}
      </Button>
      {saving.isSuccess && (
        <p className="quiet" role="status">
          {t('assignment.rule.saved')}
        </p>
      )}
      <Failure of={saving.error} />
    </form>
  )
}
