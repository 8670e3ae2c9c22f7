import { ActionIcon, Alert, Badge, Loader } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { wordsOf } from '../../api/client'
import { consentsQuery, contactQuery, conversationsQuery } from '../../api/queries'
import type { Conversation, Identity } from '../../api/types'
import { type InboxSearch, toConversation } from '../../paths'
import { PersonAvatar } from '../../ui/person-avatar'
import { longTime, shortTime } from '../../util/words'
import { nameOf } from './identity-words'
import { MergesSection } from './merges-section'
import { PhoneRequest } from './phone-request'
import { ReachSection } from './reach-section'

type Props = { contact_id: string; conversation: Conversation; search: InboxSearch; close: () => void }

const EVIDENCE = { proof: 'said by WhatsApp', claim: 'from your records', attested: 'shared by themselves' }
const COLOURS = { active: 'teal', retired: 'gray', disputed: 'orange' }

export function WhoPanel({ contact_id, conversation, search, close }: Props) {
  const contact = useQuery(contactQuery(contact_id))
  if (contact.isPending) return <Loader className="pane-loader" aria-label="Loading" />
  if (contact.data === undefined) return <Alert color="red">{wordsOf(contact.error)}</Alert>
  const person = contact.data
  return (
    <>
      <ActionIcon className="who-close" variant="subtle" aria-label="Close" onClick={close}>
        <IconX size={18} />
      </ActionIcon>
      <header className="who-head">
        <PersonAvatar id={person.id} name={person.display_name} />
        <h2>
          <bdi>{person.display_name}</bdi>
        </h2>
        <span className="quiet">
          {person.username ? <bdi>@{person.username}</bdi> : 'no username'} ·{' '}
          <bdi>{person.phone ?? 'phone hidden'}</bdi>
        </span>
        {person.usernames.length > 1 && (
          <span className="quiet">
            formerly{' '}
            <bdi>
              {person.usernames
                .slice(1)
                .map(({ username }) => `@${username}`)
                .join(', ')}
            </bdi>
          </span>
        )}
      </header>
      {person.conflict_ids.length > 0 && (
        <Alert color="orange" title="Somebody must decide">
          It is not certain who this is.{' '}
          {person.conflict_ids.map((id, index) => (
            <Link key={id} to="/conflicts/$conflict_id" params={{ conflict_id: id }}>
              {index === 0 ? 'See both sides' : `Question ${index + 1}`}
            </Link>
          ))}
        </Alert>
      )}
      <ReachSection contact_id={person.id} inbox_id={conversation.inbox_id} />
      {person.phone === null && <PhoneRequest contact_id={person.id} inbox_id={conversation.inbox_id} />}
      <section>
        <h3>Identities</h3>
        <ul className="identities">
          {person.identities.map((identity) => (
            <IdentityLine key={identity.id} identity={identity} />
          ))}
        </ul>
      </section>
      <MergesSection contact_id={person.id} />
      <Consent contact_id={person.id} />
      <OtherConversations contact_id={person.id} except={conversation.id} search={search} />
    </>
  )
}

function IdentityLine({ identity }: { identity: Identity }) {
  const { kind, value, state, evidence, last_at } = identity
  return (
    <li>
      <bdi title={value}>{nameOf(kind, value)}</bdi>
      <Badge size="sm" variant="light" color={COLOURS[state]}>
        {state}
      </Badge>
      <span className="quiet">
        {EVIDENCE[evidence]}, last seen <time title={longTime(last_at)}>{shortTime(last_at)}</time>
      </span>
    </li>
  )
}

function Consent({ contact_id }: { contact_id: string }) {
  const standing = useQuery(consentsQuery(contact_id)).data?.data.filter(({ stands }) => stands) ?? []
  const WORDS = { stop: 'stopped', resume: 'wants again', opted_in: 'agreed to', opted_out: 'does not want' }
  return (
    <section>
      <h3>Consent</h3>
      {standing.length === 0 && <p className="quiet">Nothing is noted.</p>}
      <ul>
        {standing.map(({ category, value, at }) => (
          <li key={`${category} ${at}`}>
            {WORDS[value]} <bdi>{category}</bdi>, <span className="quiet">{longTime(at)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type OtherProps = { contact_id: string; except: string; search: InboxSearch }

function OtherConversations({ contact_id, except, search }: OtherProps) {
  const threads = useInfiniteQuery(conversationsQuery({ contact_id })).data?.pages[0]?.data ?? []
  const others = threads.filter(({ id }) => id !== except)
  if (others.length === 0) return null
  return (
    <section>
      <h3>Other conversations</h3>
      <ul>
        {others.map(({ id, status, last_message_at }) => (
          <li key={id}>
            <Link {...toConversation(id, search)}>
              {status}, {last_message_at ? shortTime(last_message_at) : 'empty'}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
