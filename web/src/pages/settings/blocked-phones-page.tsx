import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { blockedPhonesQuery } from '../../api/settings'
import { AddPhone } from '../../features/blocked-phone/add-phone'
import { PhoneRow } from '../../features/blocked-phone/phone-row'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import { ShowMore } from '../../ui/show-more'

/** Numbers that say nothing about who uses them. */
export function BlockedPhonesPage() {
  const queries = useQueryClient()
  const phones = useInfiniteQuery(blockedPhonesQuery)
  // Who is who may have changed with the list.
  const changed = () => void queries.invalidateQueries()
  return (
    <Section title={t('blocked_phone.title')} words={t('blocked_phone.hint')}>
      <Panel title={t('blocked_phone.add')}>
        <AddPhone added={changed} />
      </Panel>
      <Panel title={t('blocked_phone.list')}>
        <Loaded of={phones}>
          {({ pages }) => (
            <>
              <ul className={settingStyles.rows}>
                {pages
                  .flatMap((page) => page.data)
                  .map((blocked) => (
                    <PhoneRow key={blocked.phone} blocked={blocked} removed={changed} />
                  ))}
              </ul>
              {pages[0]?.data.length === 0 && <p className={common.quiet}>{t('blocked_phone.empty')}</p>}
              <ShowMore of={phones} />
            </>
          )}
        </Loaded>
      </Panel>
    </Section>
  )
}
