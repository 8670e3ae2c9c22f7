import { useDebouncedValue } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { contactSearchQuery, conversationsQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import { toConversation } from '../../paths'
import common from '../../ui/common.module.css'
import type { Found } from './command'

const PAUSE_MS = 200
const SHOWN = 6

/** The people that what was typed finds, by name, username, phone or WhatsApp ID; each opens where they are. */
export function usePeopleCommands(typed: string): Found {
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const queries = useQueryClient()
  const { navigate } = useRouter()
  const found = useQuery({ ...contactSearchQuery(asked), enabled: asked !== '' })
  const busy = typed.trim() !== '' && (typed.trim() !== asked || found.isLoading)
  // Results for other words are hidden, so that Enter never opens another contact.
  const people = busy || asked === '' ? [] : (found.data?.data.slice(0, SHOWN) ?? [])
  if (people.length === 0) return { group: null, busy, error: found.error }
  const open = async (contact_id: string, name: string) => {
    const { pages } = await queries.fetchInfiniteQuery(conversationsQuery({ contact_id }))
    const latest = pages[0]?.data[0]
    if (latest !== undefined) await navigate(toConversation(latest.id, {}))
    else await navigate({ to: '/contacts', search: { q: name } })
  }
  return {
    busy,
    error: found.error,
    group: {
      name: t('contact.title'),
      commands: people.map(({ id, display_name, username, phone }) => ({
        id: `contact-${id}`,
        name: display_name,
        shown: (
          <>
            <bdi>{display_name}</bdi>{' '}
            <span className={common.quiet}>
              <bdi>{username ? `@${username}` : phone}</bdi>
            </span>
          </>
        ),
        run: () => void open(id, display_name),
      })),
    },
  }
}
