import { useQuery } from '@tanstack/react-query'
import { inboxesQuery } from '../../../api/queries'
import { Loaded } from '../loaded'
import { Panel, Section } from '../section'
import { Arrivals } from './arrivals'
import { InboxPanel } from './inbox-panel'

/** The lines that are connected: how messages leave them, and what became of what WhatsApp sent. */
export function InboxesPage() {
  const inboxes = useQuery(inboxesQuery)
  return (
    <Section title="Inboxes" words="The WhatsApp numbers that are connected, and how they are doing.">
      <Loaded of={inboxes}>
        {({ data }) => (
          <>
            {data.map((inbox) => (
              <InboxPanel key={inbox.id} inbox={inbox} />
            ))}
            {data.length === 0 && (
              <Panel title="No number is connected yet">
                <p className="quiet">
                  Connect one on the command line: <code>npm run -s selfsame -- setup --help</code>
                </p>
              </Panel>
            )}
          </>
        )}
      </Loaded>
      <Panel
        title="Webhooks"
        words="Everything that WhatsApp sends is stored first and worked on then; nothing that arrived is lost."
      >
        <Arrivals />
      </Panel>
    </Section>
  )
}
