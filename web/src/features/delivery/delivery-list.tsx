import { Button, NativeSelect } from '@mantine/core'
import { type ComponentProps, Fragment, type ReactNode } from 'react'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import { ShowMore } from '../../ui/show-more'

type Pages<Row> = { pages: { data: Row[] }[] }

type Props<Row, State extends string> = {
  of: ComponentProps<typeof ShowMore>['of'] & ComponentProps<typeof Loaded<Pages<Row>>>['of']
  /** Those that may be asked for, and the one that is. */
  states: readonly State[]
  state: State | undefined
  nameOf: (state: State) => string
  /** Empty: all of them. */
  choose: (state: string) => void
  /** Whether it is known that nothing failed. */
  nothing_given_up?: boolean
  sendGivenUp: () => Promise<unknown>
  changed: () => void
  children: (delivery: Row) => ReactNode
}

/** Deliveries to another program by their outcome, and retrying the failed ones. */
export function DeliveryList<Row extends { id: string }, State extends string>({
  of: deliveries,
  states,
  state,
  nameOf,
  choose,
  nothing_given_up = false,
  sendGivenUp,
  changed,
  children,
}: Props<Row, State>) {
  return (
    <Panel title={t('delivery.list.title')}>
      <div className={settingStyles.row}>
        <NativeSelect
          aria-label={t('delivery.filter')}
          value={state ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: '', label: t('delivery.list.all') },
            ...states.map((value) => ({ value, label: nameOf(value) })),
          ]}
        />
        {nothing_given_up ? (
          <Button variant="default" size="xs" disabled title={t('delivery.list.none_failed')}>
            {t('delivery.retry.action')}
          </Button>
        ) : (
          <AskFirst
            label={t('delivery.retry.action')}
            name={t('delivery.retry.action')}
            title={t('delivery.retry.title')}
            words={t('delivery.retry.hint')}
            action={t('common.send_again')}
            harmless
            run={sendGivenUp}
            done={changed}
          />
        )}
      </div>
      <Loaded of={deliveries}>
        {({ pages }) => (
          <>
            <ul className={settingStyles.rows} aria-label={t('delivery.title')}>
              {pages
                .flatMap((page) => page.data)
                .map((delivery) => (
                  <Fragment key={delivery.id}>{children(delivery)}</Fragment>
                ))}
            </ul>
            {pages[0]?.data.length === 0 && <p className={common.quiet}>{t('common.nothing_yet')}</p>}
            <ShowMore of={deliveries} words={t('common.show_more')} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}
