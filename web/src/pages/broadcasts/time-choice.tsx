import { Radio, Stack, TextInput } from '@mantine/core'
import type { BroadcastDraft, Change } from './broadcast-draft'

export function TimeChoice({ draft, change }: { draft: BroadcastDraft; change: Change }) {
  return (
    <section className="form-part" aria-label="When">
      <Radio.Group
        label={<h2>When it leaves</h2>}
        value={draft.when}
        onChange={(value) => change({ when: value === 'later' ? 'later' : 'now' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="now" label="As soon as you say so, after the dry run" />
          <Radio
            value="later"
            label="Not before a time"
            description="You still start it after the dry run; it waits."
          />
        </Stack>
      </Radio.Group>
      {draft.when === 'later' && (
        <TextInput
          type="datetime-local"
          label="Not before"
          description="In the time of this computer, up to 90 days ahead."
          value={draft.send_at}
          onChange={(event) => change({ send_at: event.currentTarget.value })}
        />
      )}
    </section>
  )
}
