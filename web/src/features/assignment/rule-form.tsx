import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { client, dataOf, requireDone } from '../../api/client'
import { rulesQuery } from '../../api/desk'
import type { AssignmentRule, Team } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'

type Method = AssignmentRule['method'] | 'by_hand'
type Given = { method: Method; team_id: string; most_open: string }
type Props = { inbox_id: string; rule: AssignmentRule | undefined; teams: Team[] }

const methods = (): { value: Method; label: string }[] => [
  { value: 'by_hand', label: t('assignment.method.manual') },
  { value: 'round_robin', label: t('assignment.method.round_robin') },
  { value: 'least_busy', label: t('assignment.method.least_busy') },
]

/** How the conversations of one inbox are assigned. */
export function RuleForm({ inbox_id, rule, teams }: Props) {
  const queries = useQueryClient()
  const given: Given = {
    method: rule?.method ?? 'by_hand',
    team_id: rule?.team_id ?? '',
    most_open: rule?.most_open?.toString() ?? '',
  }
  const { form, field, submit, saving, failure } = useApiForm({
    given,
    save: async ({ method, team_id, most_open }) => {
      const params = { path: { id: inbox_id } }
      if (method !== 'by_hand') {
        const body = {
          method,
          team_id: team_id || null,
          most_open: most_open === '' ? null : Number(most_open),
        }
        return void dataOf(await client.PUT('/v1/inboxes/{id}/assignment_rule', { params, body }))
      }
      if (rule !== undefined) requireDone(await client.DELETE('/v1/inboxes/{id}/assignment_rule', { params }))
    },
    saved: () => void queries.invalidateQueries({ queryKey: rulesQuery.queryKey }),
  })
  const by_rule = form.values.method !== 'by_hand'
  return (
    <form className={formStyles.inline} onSubmit={submit}>
      <NativeSelect label={t('assignment.rule.title')} {...field('method')} data={methods()} />
      {by_rule && (
        <>
          <NativeSelect
            label={t('assignment.rule.members')}
            {...field('team_id')}
            data={[
              { value: '', label: t('assignment.rule.all_members') },
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextInput
            type="number"
            min={1}
            max={1000}
            label={t('assignment.rule.limit')}
            description={t('assignment.rule.limit_hint')}
            {...field('most_open')}
          />
        </>
      )}
      <Button type="submit" loading={saving.isPending}>
        {t('common.save')}
      </Button>
      {saving.isSuccess && (
        <p className={common.quiet} role="status">
          {t('assignment.rule.saved')}
        </p>
      )}
      <Failure of={failure} />
    </form>
  )
}
