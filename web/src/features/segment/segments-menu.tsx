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

type Props = { search: ContactsSearch; show: (search: ContactsSearch) => void }

/** Saved filters, the same for all members. */
export function SegmentsMenu({ search, show }: Props) {
  const queries = useQueryClient()
  const list = useQuery(segmentsQuery)
  const [asked, ask] = useState<'name' | 'remove' | null>(null)
  const segments = list.data ?? []
  const current = segments.find(({ id }) => id === search.segment)
  const filters = segmentFiltersOf(search)
  const changed = current !== undefined && !isSame(filters, current.filters)
  const again = () => queries.invalidateQueries({ queryKey: segmentsQuery.queryKey })
  const keep = useMutation({
    mutationFn: async (id: string) =>
      dataOf(await client.PATCH('/v1/segments/{id}', { params: { path: { id } }, body: { filters } })),
    onSuccess: again,
  })
  return (
    <>
      <Menu position="bottom-start" shadow="md" width={260}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconStar size={16} />}>
            {current === undefined ? (
              t('segment.title')
            ) : (
              <bdi>{`${current.name}${changed ? ' *' : ''}`}</bdi>
            )}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {list.error ? <Menu.Label>{wordsOf(list.error)}</Menu.Label> : null}
          {list.data?.length === 0 && <Menu.Label>{t('segment.empty')}</Menu.Label>}
          {segments.map((segment) => (
            <Menu.Item
              key={segment.id}
              leftSection={
                segment === current ? (
                  <IconCheck size={16} aria-hidden />
                ) : (
                  <span className={iconStyles.none} />
                )
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
              <Menu.Item disabled={!changed} onClick={() => keep.mutate(current.id)}>
                {t('segment.update', { name: current.name })}
              </Menu.Item>
              <Menu.Item color="red" onClick={() => ask('remove')}>
                {t('segment.remove.action', { name: current.name })}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
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
        run={async () =>
          requireDone(
            await client.DELETE('/v1/segments/{id}', { params: { path: { id: current?.id ?? '' } } }),
          )
        }
        close={() => ask(null)}
        done={() => {
          show({ ...search, segment: undefined })
          void again()
        }}
      />
    </>
  )
}

function segmentFiltersOf({ q, segment: _, ...filters }: ContactsSearch): Segment['filters'] {
  return Object.fromEntries(
    Object.entries({ ...filters, query: q }).filter(([, value]) => value !== undefined),
  )
}

function searchOf({ id, filters: { query, ...filters } }: Segment): ContactsSearch {
  return { ...filters, q: query, segment: id }
}

function isSame(one: Segment['filters'], other: Segment['filters']): boolean {
  const sorted = (filters: object) => JSON.stringify(Object.entries(filters).sort())
  return sorted(one) === sorted(other)
}
