import { Badge, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { wordsOf } from '../../api/client'
import { recentQuery } from '../../api/queries'
import type { Conflict } from '../../api/types'
import { PersonAvatar } from '../../ui/person-avatar'
import { longTime, shortTime } from '../../util/words'
import { nameOf } from '../inbox/identity-words'
import { typeWords } from '../inbox/type-words'

const COLOURS = { active: 'teal', retired: 'gray', disputed: 'orange' }

/** One of the two that a conflict is about: who it is, what speaks for it, and what was said last. */
export function Candidate({ side }: { side: Conflict['left'] }) {
  return (
    <section className="candidate" aria-label={side.display_name}>
      <header>
        <PersonAvatar id={side.contact_id} name={side.display_name} />
        <h3>
          <bdi>{side.display_name}</bdi>
        </h3>
      </header>
      <h4>Identities</h4>
      <ul className="identities">
        {side.identities.map(({ id, kind, value, state, last_at }) => (
          <li key={id}>
            <bdi title={value}>{nameOf(kind, value)}</bdi>
            <Badge size="sm" variant="light" color={COLOURS[state]}>
              {state}
            </Badge>
            <span className="quiet">last seen {shortTime(last_at)}</span>
          </li>
        ))}
      </ul>
      <h4>What speaks for them</h4>
      <ul>
        {side.evidence.map(({ phone, first_at, last_at }) => (
          <li key={`${phone} ${first_at}`} className="quiet">
            {phone === null ? (
              'Seen without a number'
            ) : (
              <>
                Seen with <bdi>{phone}</bdi>
              </>
            )}{' '}
            from {longTime(first_at)} to {longTime(last_at)}
          </li>
        ))}
        {side.evidence.length === 0 && <li className="quiet">Nothing that WhatsApp showed.</li>}
      </ul>
      <Recent contact_id={side.contact_id} />
    </section>
  )
}

function Recent({ contact_id }: { contact_id: string }) {
  const recent = useQuery(recentQuery(contact_id))
  if (recent.isPending) return <Loader size="sm" aria-label="Loading messages" />
  if (recent.error) return <p className="warning">{wordsOf(recent.error)}</p>
  const [last] = recent.data
  return (
    <>
      <h4>Said last</h4>
      <ul className="recent">
        {recent.data.map(({ id, direction, text, type, sent_at }) => (
          <li key={id}>
            <span className="quiet">
              {direction === 'outbound' ? 'You' : 'They'}, {shortTime(sent_at)}
            </span>
            <bdi>{text ?? typeWords(type)}</bdi>
          </li>
        ))}
        {last === undefined && <li className="quiet">No message yet.</li>}
      </ul>
      {last && (
        <Link to="/inbox/$conversation_id" params={{ conversation_id: last.conversation_id }}>
          Open the conversation
        </Link>
      )}
    </>
  )
}
