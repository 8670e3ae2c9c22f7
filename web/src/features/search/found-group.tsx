import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { wordsOf } from '../../api/client'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'

const SHOWN_FIRST = 5

type Pages = {
  error: unknown
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
  refetch: () => unknown
}

type Props<Item> = {
  title: string
  items: Item[]
  of: Pages
  keyOf: (item: Item) => string
  children: (item: Item) => ReactNode
}

/** One kind of what was found: the first of them, and more on demand. Nothing where there is nothing of the kind. */
export function FoundGroup<Item>({ title, items, of: pages, keyOf, children }: Props<Item>) {
  const [all, showAll] = useState(false)
  if (items.length === 0 && !pages.error && !pages.hasNextPage) return null
  const shown = all ? items : items.slice(0, SHOWN_FIRST)
  const more = shown.length < items.length || pages.hasNextPage
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {shown.map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {Boolean(pages.error) && (
        <p className={common.warning}>
          {wordsOf(pages.error)}{' '}
          <Button variant="default" size="compact-xs" onClick={() => void pages.refetch()}>
            {t('common.try_again')}
          </Button>
        </p>
      )}
      {more && (
        <Button
          variant="subtle"
          size="compact-sm"
          // Of several such buttons, a screen reader must tell which is which.
          aria-label={t('search.more_of', { what: title })}
          loading={pages.isFetchingNextPage}
          onClick={() => {
            if (all || shown.length === items.length) void pages.fetchNextPage()
            showAll(true)
          }}
        >
          {items.length === 0 ? t('search.keep_searching') : t('common.show_more')}
        </Button>
      )}
    </section>
  )
}
