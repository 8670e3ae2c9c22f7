import { useQuery } from '@tanstack/react-query'
import { rulesQuery, teamsQuery } from '../../api/desk'
import { inboxesQuery, membersQuery } from '../../api/queries'
import { RuleForm } from '../../features/assignment/rule-form'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import { availabilityWords } from '../../util/availability-words'

/** Assignment rules for new conversations, inbox by inbox. */
export function AssignmentPage() {
  const rules = useQuery(rulesQuery)
  const inboxes = useQuery(inboxesQuery)
  const teams = useQuery(teamsQuery).data ?? []
  const members = useQuery(membersQuery)
  return (
    <Section title={t('assignment.title')} words={t('assignment.hint')}>
      <Loaded of={inboxes}>
        {({ data }) =>
          data.map((inbox) => (
            <Panel key={inbox.id} title={inbox.name}>
              <Loaded of={rules}>
                {(all) => {
                  const rule = all.find(({ inbox_id }) => inbox_id === inbox.id)
                  return <RuleForm inbox_id={inbox.id} rule={rule} teams={teams} />
                }}
              </Loaded>
            </Panel>
          ))
        }
      </Loaded>
      <Panel title={t('assignment.availability.title')} words={t('assignment.availability.hint')}>
        <Loaded of={members}>
          {(all) => (
            <ul className={settingStyles.rows}>
              {all
                .filter(({ role }) => role !== 'viewer')
                .map(({ id, name, availability }) => (
                  <li key={id} className={settingStyles.row}>
                    <div className={settingStyles.what}>
                      <strong>
                        <bdi>{name}</bdi>
                      </strong>
                    </div>
                    <span className={common.quiet}>{availabilityWords(availability)}</span>
                  </li>
                ))}
            </ul>
          )}
        </Loaded>
      </Panel>
    </Section>
  )
}
