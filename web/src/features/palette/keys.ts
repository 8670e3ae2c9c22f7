import { t } from '../../i18n/t'

/** What a key does in the inbox, while nobody types: it goes on in the list, or presses what has the mark on the page. */
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
  { key: 'j', what: t('Next conversation'), how: { move: 1 } },
  { key: 'k', what: t('Previous conversation'), how: { move: -1 } },
  { key: 'x', what: t('Select conversation'), how: click('[data-pick=open]') },
  { key: 'a', what: t('Assign'), how: click('[data-key=a]') },
  { key: 'l', what: t('Labels'), how: click('[data-key=l]') },
  { key: 'p', what: t('Priority'), how: click('[data-key=p]') },
  { key: 's', what: t('Snooze'), how: click('[data-key=s]') },
  { key: 'e', what: t('Resolve or reopen'), how: click('[data-key=e]') },
  {
    key: 'r',
    what: t('Reply'),
    how: {
      press: [
        { mark: '[data-key=answer]', act: 'click' },
        { mark: '[data-key=r]', act: 'focus' },
      ],
    },
  },
  { key: 'n', what: t('Private note'), how: click('[data-key=n]') },
  { key: 'c', what: t('New conversation'), how: click('[data-key=c]') },
  { key: '/', what: t('Search'), how: { press: [{ mark: '[data-key=search]', act: 'focus' }] } },
]
