import { t } from '../../i18n/t'

/** What a key does in the inbox outside text fields: it moves in the list, or presses the marked control of the page. */
export type InboxKey = {
  key: string
  what: string
  how: { move: 1 | -1 } | { press: { mark: string; act: 'click' | 'focus' }[] }
}

const click = (...marks: string[]): InboxKey['how'] => ({
  press: marks.map((mark) => ({ mark, act: 'click' as const })),
})

/** The keys of the inbox. Help and palette read the same list as the page itself. */
export const inboxKeys = (): InboxKey[] => [
  { key: 'j', what: t('shortcut.next_conversation'), how: { move: 1 } },
  { key: 'k', what: t('shortcut.previous_conversation'), how: { move: -1 } },
  { key: 'x', what: t('shortcut.select_conversation'), how: click('[data-pick=open]') },
  { key: 'a', what: t('conversation.assign'), how: click('[data-key=a]') },
  { key: 'l', what: t('shortcut.labels'), how: click('[data-key=l]') },
  { key: 'p', what: t('shortcut.priority'), how: click('[data-key=p]') },
  { key: 's', what: t('conversation.snooze.action'), how: click('[data-key=s]') },
  { key: 'e', what: t('shortcut.resolve_or_reopen'), how: click('[data-key=e]') },
  {
    key: 'r',
    what: t('shortcut.reply'),
    how: {
      press: [
        { mark: '[data-key=answer]', act: 'click' },
        { mark: '[data-key=r]', act: 'focus' },
      ],
    },
  },
  { key: 'n', what: t('shortcut.private_note'), how: click('[data-key=n]') },
  { key: 'c', what: t('conversation.create'), how: click('[data-key=c]') },
  { key: '/', what: t('shortcut.search'), how: { press: [{ mark: '[data-key=search]', act: 'focus' }] } },
]
