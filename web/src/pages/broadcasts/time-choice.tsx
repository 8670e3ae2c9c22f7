import { Radio, Stack, TextInput } from '@mantine/core'
import { t } from '../../i18n/t'
import type { BroadcastDraft, Change } from './broadcast-draft'

export function TimeChoice({ draft, change }: { draft: BroadcastDraft; change: Change }) {
  return (
    <section className="form-part" aria-label={t('When')}>
      <Radio.Group
        label={<h2>{t('When it leaves')}</h2>}
        value={draft.when}
        onChange={(value) => change({ when: value === 'later' ? 'later' : 'now' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="now" label={t('As soon as you say so, after the dry run')} />
          <Radio
            value="later"
            label={t('Not before a time')}
            description={t('You still start it after the dry run; it waits.')}
          />
        </Stack>
      </Radio.Group>
      {draft.when === 'later' && (
        <TextInput
          type="datetime-local"
          label={t('Not before')}
          description={t('In the time of this computer, up to 90 days ahead.')}
          value={draft.send_at}
          onChange={(event) => change({ send_at: event.currentTarget.value })}
        />
      )}
    </section>
  )
}
