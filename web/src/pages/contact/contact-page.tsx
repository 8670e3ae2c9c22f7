import '../../ui/sheet.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { contactQuery } from '../../api/queries'
import { Unready } from '../../components/unready'
import { t } from '../../i18n/t'
import { MergesSection } from '../inbox/merges-section'

const route = getRouteApi('/inside/contacts/$contact_id')

/** Everything that is known of one person, and why. */
export function ContactPage() {
  const { contact_id } = route.useParams()
  const contact = useQuery(contactQuery(contact_id))
  if (contact.data === undefined) return <Unready of={contact} title={t('This contact cannot be shown')} />
  const person = contact.data
  return (
    <main className="page">
      <header className="page-header">
        <h1>
          <bdi>{person.display_name}</bdi>
        </h1>
      </header>
      <MergesSection contact_id={person.id} />
    </main>
  )
}
