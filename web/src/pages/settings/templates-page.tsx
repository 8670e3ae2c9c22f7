import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { inboxesQuery } from '../../api/queries'
import { ReadAgain } from '../../features/template/read-again'
import { TemplateList } from '../../features/template/template-list'
import { t } from '../../i18n/t'
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
    <Section
      title={t('Templates')}
      words={t(
        'Send templates outside the 24-hour window. WhatsApp manages and approves them; Selfsame syncs them every ten minutes.',
      )}
    >
      <Loaded of={inboxes}>
        {({ data }) => {
          const inbox = data.find(({ id }) => id === search.inbox) ?? data[0]
          if (inbox === undefined) return <p className="quiet">{t('No number is connected yet.')}</p>
          return (
            <>
              <div className="setting-form">
                <NativeSelect
                  label={t('Inbox')}
                  value={inbox.id}
                  onChange={(event) =>
                    void navigate({ search: { ...search, inbox: event.currentTarget.value } })
                  }
                  data={data.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <NativeSelect
                  label={t('Status')}
                  value={search.status ?? ''}
                  onChange={(event) =>
                    void navigate({ search: { ...search, status: event.currentTarget.value || undefined } })
                  }
                  data={[
                    { value: '', label: t('All statuses') },
                    ...STATUSES.map((value) => ({ value, label: templateStatusWords(value) })),
                  ]}
                />
                <ReadAgain key={inbox.id} inbox_id={inbox.id} />
              </div>
              <Panel title={t('Templates of {name}', { name: inbox.name })}>
                <TemplateList inbox_id={inbox.id} status={search.status} />
              </Panel>
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}
