import { Button } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { auditQuery, exportAudit } from '../../api/audit'
import type { AuditQuery } from '../../api/types'
import { AuditFilters } from '../../features/audit/audit-filters'
import { AuditRow } from '../../features/audit/audit-row'
import { actionOptions } from '../../features/audit/audit-words'
import { t } from '../../i18n/t'
import type { AuditSearch } from '../../paths'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import { ShowMore } from '../../ui/show-more'
import { saveFile } from '../../util/save-file'

const route = getRouteApi('/inside/settings/audit')
const DAY_MS = 86_400_000

/** Who saw, changed, merged, exported and erased what; for owners and admins. */
export function AuditPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filters = filtersOf(search)
  const entries = useInfiniteQuery(auditQuery(filters))
  const exporting = useMutation({
    mutationFn: async () => saveFile(await exportAudit(filters), 'audit-log.csv'),
  })
  const show = (change: AuditSearch) => void navigate({ search: (before) => ({ ...before, ...change }) })
  return (
    <Section title={t('audit.title')} words={t('audit.hint')}>
      <AuditFilters search={search} show={show} />
      <Panel title={t('audit.list.title')}>
        <Loaded of={entries}>
          {({ pages }) => (
            <>
              <ul className={settingStyles.rows} aria-label={t('audit.list.label')}>
                {pages
                  .flatMap((page) => page.data)
                  .map((entry) => (
                    <AuditRow key={entry.id} entry={entry} show={show} />
                  ))}
              </ul>
              {pages[0]?.data.length === 0 && <p className={common.quiet}>{t('audit.list.empty')}</p>}
              <ShowMore of={entries} words={t('common.show_more')} />
              <div className={formStyles.actions}>
                <Button
                  variant="default"
                  size="xs"
                  loading={exporting.isPending}
                  onClick={() => exporting.mutate()}
                >
                  {t('audit.export')}
                </Button>
              </div>
              <Failure of={exporting.error} />
            </>
          )}
        </Loaded>
      </Panel>
    </Section>
  )
}

function filtersOf({ action, actor, subject, from, to }: AuditSearch): AuditQuery {
  return {
    action: actionOptions().find(({ value }) => value === action)?.value,
    actor,
    subject,
    from: from && dayStart(from).toISOString(),
    // The day named last is shown whole.
    to: to && new Date(dayStart(to).getTime() + DAY_MS).toISOString(),
  }
}

/** A day begins at midnight in the user's time zone. */
function dayStart(day: string): Date {
  return new Date(`${day}T00:00:00`)
}
