import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { inboxesQuery } from '../../api/queries'
import { ReadAgain } from '../../features/template/read-again'
import { TemplateList } from '../../features/template/template-list'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import formStyles from '../../ui/form.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import { templateStatusWords } from '../../util/template-words'

const route = getRouteApi('/inside/settings/templates')
const STATUSES = ['approved', 'pending', 'rejected', 'paused', 'disabled', 'deleted']

/** The templates that the lines may send, as WhatsApp has them. */
export function TemplatesPage() {
  const inboxes = useQuery(inboxesQuery)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Section title={t('template.title')} words={t('template.hint')}>
      <Loaded of={inboxes}>
        {({ data }) => {
          const inbox = data.find(({ id }) => id === search.inbox) ?? data[0]
          if (inbox === undefined) return <p className={common.quiet}>{t('inbox.none_connected.short')}</p>
          return (
            <>
              <div className={formStyles.inline}>
                <NativeSelect
                  label={t('inbox.label')}
                  value={inbox.id}
                  onChange={(event) =>
                    void navigate({ search: { ...search, inbox: event.currentTarget.value } })
                  }
                  data={data.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <NativeSelect
                  label={t('common.status')}
                  value={search.status ?? ''}
                  onChange={(event) =>
                    void navigate({ search: { ...search, status: event.currentTarget.value || undefined } })
                  }
                  data={[
                    { value: '', label: t('template.list.all_statuses') },
                    ...STATUSES.map((value) => ({ value, label: templateStatusWords(value) })),
                  ]}
                />
                <ReadAgain key={inbox.id} inbox_id={inbox.id} />
              </div>
              <Panel title={t('template.list.of_inbox', { name: inbox.name })}>
                <TemplateList inbox_id={inbox.id} status={search.status} />
              </Panel>
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}
