import { Radio, Stack } from '@mantine/core'
import type { BroadcastDraft, Change } from './broadcast-draft'
import { PeopleFields } from './people-fields'
import { QueryFields } from './query-fields'

const CHOICES: { value: BroadcastDraft['audience']; label: string; description: string }[] = [
  {
    value: 'everybody',
    label: 'Every contact',
    description: 'Whoever is a contact at the time of the dry run.',
  },
  {
    value: 'query',
    label: 'Contacts that fit',
    description:
      'Found by a search, by their attributes, by whether their phone is known, or by when they changed.',
  },
  {
    value: 'people',
    label: 'People that I choose',
    description: 'Picked one by one. Somebody picked twice gets it once.',
  },
]

/** For whom it is; who of them can be reached is for the dry run to say. */
export function AudienceChoice({ draft, change }: { draft: BroadcastDraft; change: Change }) {
  return (
    <section className="form-part" aria-label="Audience">
      <Radio.Group
        label={<h2>Who it is for</h2>}
        description="Who hides their phone is among them: WhatsApp reaches them by their WhatsApp ID."
        value={draft.audience}
        onChange={(value) => {
          const chosen = CHOICES.find((choice) => choice.value === value)
          if (chosen) change({ audience: chosen.value })
        }}
      >
        <Stack gap="xs" mt="xs">
          {CHOICES.map((choice) => (
            <Radio key={choice.value} {...choice} />
          ))}
        </Stack>
      </Radio.Group>
      {draft.audience === 'query' && (
        <QueryFields
          query={draft.query}
          change={(query) => change({ query: { ...draft.query, ...query } })}
        />
      )}
      {draft.audience === 'people' && (
        <PeopleFields people={draft.people} change={(people) => change({ people })} />
      )}
    </section>
  )
}
