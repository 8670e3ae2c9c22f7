import { Button, Menu } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, dataOf, requireDone, wordsOf } from '../../api/client'
import { segmentsQuery } from '../../api/contacts'
import type { Segment } from '../../api/types'
import { t } from '../../i18n/t'
import type { ContactsSearch } from '../../paths'
import { Confirm } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import iconStyles from '../../ui/icon.module.css'
import { IconCheck, IconStar } from '../../ui/icons'
import { NameSegment } from './name-segment'
import { isSame, searchOf, segmentFiltersOf } from './segment-filters'

type Props = { search: ContactsSearch; show: (search: ContactsSearch) => void }

type Asked = 'name' | 'remove'

/** Saved filters, the same for all members. */
export function SegmentsMenu({ search, show }: Props) {
  const queries = useQueryClient()
  const list = useQuery(segmentsQuery)
  const [asked, ask] = useState<Asked | null>(null)
  const current = list.data?.find(({ id }) => id === search.segment)
  const filters = segmentFiltersOf(search)
  const again = () => queries.invalidateQueries({ queryKey: segmentsQuery.queryKey })
  const keep = useMutation({
    mutationFn: async (id: string) =>
      dataOf(await client.PATCH('/v1/segments/{id}', { params: { path: { id } }, body: { filters } })),
    onSuccess: again,
  })
  return (
    <>
      <Choices
        list={list}
        current={current}
        filters={filters}
        show={show}
        ask={ask}
        keep={(id) => keep.mutate(id)}
      />
      {keep.error && (
        <p className={common.warning} role="alert">
          {wordsOf(keep.error)}
        </p>
      )}
      <NameSegment
        opened={asked === 'name'}
        filters={filters}
        close={() => ask(null)}
        saved={async (segment) => {
          ask(null)
          await again()
          show({ ...search, segment: segment.id })
        }}
      />
      <Confirm
        opened={asked === 'remove' && current !== undefined}
        title={t('segment.remove.title')}
        words={t('segment.remove.hint')}
        action={t('common.remove')}
        run={() => removeSegment(current?.id ?? '')}
        close={() => ask(null)}
        done={() => {
          show({ ...search, segment: undefined })
          void again()
        }}
      />
    </>
  )
}

async function removeSegment(id: string): Promise<void> {
  requireDone(await client.DELETE('/v1/segments/{id}', { params: { path: { id } } }))
}

type ChoicesProps = {
  list: { data: Segment[] | undefined; error: Error | null }
  /** The segment that is shown. */
  current: Segment | undefined
  /** What the list is filtered by now. */
  filters: Segment['filters']
  show: Props['show']
  ask: (asked: Asked) => void
  keep: (id: string) => void
}

function Choices({ list, current, filters, show, ask, keep }: ChoicesProps) {
  const changed = current !== undefined && !isSame(filters, current.filters)
  return (
    <Menu position="bottom-start" shadow="md" width={260}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconStar size={16} />}>
          {current === undefined ? t('segment.title') : <bdi>{`${current.name}${changed ? ' *' : ''}`}</bdi>}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {list.error ? <Menu.Label>{wordsOf(list.error)}</Menu.Label> : null}
        {list.data?.length === 0 && <Menu.Label>{t('segment.empty')}</Menu.Label>}
        {list.data?.map((segment) => (
          <Menu.Item
            key={segment.id}
            leftSection={
              segment === current ? <IconCheck size={16} aria-hidden /> : <span className={iconStyles.none} />
            }
            onClick={() => show(searchOf(segment))}
          >
            <bdi>{segment.name}</bdi>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={Object.keys(filters).length === 0} onClick={() => ask('name')}>
          {t('segment.save.action')}
        </Menu.Item>
        {current !== undefined && (
          <>
            <Menu.Item disabled={!changed} onClick={() => keep(current.id)}>
              {t('segment.update', { name: current.name })}
            </Menu.Item>
            <Menu.Item color="red" onClick={() => ask('remove')}>
              {t('segment.remove.action', { name: current.name })}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
