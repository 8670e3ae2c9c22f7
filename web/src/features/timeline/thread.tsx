import { Button } from '@mantine/core'
import { Fragment, useLayoutEffect, useRef, useState } from 'react'
import type { Conversation, Message } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { IconArrowDown } from '../../ui/icons'
import { dayOf } from '../../util/words'
import { Gallery } from '../message/content/gallery'
import styles from './thread.module.css'
import { ThreadEntry } from './thread-entry'
import { useThreadScroll } from './use-thread-scroll'
import { useUnseen } from './use-unseen'
import type { Entry } from './weave'

/** The pages that the messages were read by. */
type Pages = {
  hasNextPage: boolean
  hasPreviousPage: boolean
  isFetchingNextPage: boolean
  isFetching: boolean
  fetchNextPage: () => unknown
  fetchPreviousPage: () => unknown
}

type Props = {
  conversation: Conversation
  entries: Entry[]
  /** All that were read, also those that stand on others. */
  messages: Message[]
  /** The message to begin at. */
  around: string | undefined
  pages: Pages
  quote: (message: Message) => void
  goTo: (message_id: string) => void
  goToNewest: () => void
}

export function Thread(props: Props) {
  const { conversation, entries, messages, around, pages, quote, goTo, goToNewest } = props
  const box = useRef<HTMLElement>(null)
  const [lit, light] = useState(around)
  const scroll = useThreadScroll(box, {
    shown: entries.map(({ key }) => key).join(),
    more_newer: pages.hasPreviousPage,
    readOlder: () => pages.hasNextPage && !pages.isFetching && pages.fetchNextPage(),
    readNewer: () => pages.hasPreviousPage && !pages.isFetching && pages.fetchPreviousPage(),
  })
  const unseen = useUnseen(conversation, scroll.at_end && !pages.hasPreviousPage)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where the thread begins in its middle
  useLayoutEffect(() => {
    if (around !== undefined) scroll.show(around)
  }, [])
  const jump = (message_id: string) => {
    if (scroll.show(message_id)) light(message_id)
    else goTo(message_id)
  }
  const by_id = new Map(messages.map((message) => [message.id, message]))
  return (
    <Gallery messages={messages}>
      <div className={styles.thread} data-thread>
        {/* Reversed, so that the newest is in sight from the start and stays there. Reachable, so that it scrolls by keyboard. */}
        {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: see above */}
        <section
          ref={box}
          className={styles.timeline}
          aria-label={t('message.title')}
          tabIndex={0}
          onScroll={scroll.onScroll}
        >
          {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above */}
          <ol>
            {pages.hasNextPage && <ShowEarlier pages={pages} />}
            {entries.map((entry, index) => {
              const before = entries[index - 1]
              return (
                <Fragment key={entry.key}>
                  <Divider entry={entry} before={before} unseen={unseen === entry.key} />
                  <ThreadEntry
                    conversation={conversation}
                    entry={entry}
                    before={before}
                    quotedBy={(message) => by_id.get(message.refers_to?.message_id ?? '')}
                    state={{ asked_for: entry.key === around, lit: entry.key === lit }}
                    quote={quote}
                    jump={jump}
                  />
                </Fragment>
              )
            })}
          </ol>
        </section>
        {!scroll.at_end && (
          <ToNewest unseen={unseen !== null} go={pages.hasPreviousPage ? goToNewest : scroll.toEnd} />
        )}
      </div>
    </Gallery>
  )
}

function ShowEarlier({ pages }: { pages: Pages }) {
  return (
    <li className={common.line}>
      <Button
        variant="subtle"
        size="compact-sm"
        loading={pages.isFetchingNextPage}
        onClick={() => void pages.fetchNextPage()}
      >
        {t('timeline.show_earlier')}
      </Button>
    </li>
  )
}

function ToNewest({ unseen, go }: { unseen: boolean; go: () => void }) {
  return (
    <Button
      className={styles.toNewest}
      size="compact-md"
      radius="xl"
      leftSection={<IconArrowDown size={16} aria-hidden="true" />}
      onClick={go}
    >
      {unseen ? t('timeline.new_messages') : t('timeline.jump_to_latest')}
    </Button>
  )
}

type DividerProps = { entry: Entry; before: Entry | undefined; unseen: boolean }

/** What stands between two entries: another day, or where it was read up to. */
function Divider({ entry, before, unseen }: DividerProps) {
  const day = dayOf(entry.at)
  return (
    <>
      {day !== dayOf(before?.at ?? '') && <li className={`${common.line} ${styles.day}`}>{day}</li>}
      {unseen && <li className={`${common.line} ${styles.unseen}`}>{t('timeline.new_messages')}</li>}
    </>
  )
}
