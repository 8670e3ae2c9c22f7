import { useInfiniteQuery } from '@tanstack/react-query'
import { apiKeysQuery } from '../../api/settings'
import { KeyRow } from '../../features/api-key/key-row'
import { MakeKey } from '../../features/api-key/make-key'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import { ShowMore } from '../../ui/show-more'

/** The keys by which programs ask the API. */
export function ApiKeysPage() {
  const keys = useInfiniteQuery(apiKeysQuery)
  return (
    <Section title={t('api_key.title')} words={t('api_key.hint')}>
      <Loaded of={keys}>
        {({ pages }) => (
          <>
            <Panel title={t('api_key.list')}>
              <ul className={settingStyles.rows}>
                {pages
                  .flatMap((page) => page.data)
                  .map((key) => (
                    <KeyRow key={key.id} api_key={key} />
                  ))}
              </ul>
              {pages[0]?.data.length === 0 && <p className={common.quiet}>{t('api_key.empty')}</p>}
              <ShowMore of={keys} />
            </Panel>
            <Panel title={t('api_key.create.title')}>
              <MakeKey />
            </Panel>
          </>
        )}
      </Loaded>
    </Section>
  )
}
