import { Button, TextInput } from '@mantine/core'
import { client, dataOf } from '../../api/client'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'

/** Blocks a phone number, with the reason. */
export function AddPhone({ added }: { added: () => void }) {
  const {
    field,
    submit,
    saving: adding,
    failure,
  } = useApiForm({
    given: { phone: '', reason: '' },
    save: async ({ phone, reason }) =>
      dataOf(
        await client.PUT('/v1/blocked_phones/{phone}', { params: { path: { phone } }, body: { reason } }),
      ),
    saved: (_, form) => {
      form.reset()
      added()
    },
  })
  return (
    <form className={formStyles.inline} onSubmit={submit}>
      <TextInput
        label={t('common.phone_number')}
        type="tel"
        placeholder="+351 910 000 000"
        {...field('phone')}
        autoComplete="off"
        required
      />
      <TextInput
        label={t('blocked_phone.explanation')}
        placeholder={t('blocked_phone.explanation_example')}
        {...field('reason')}
        maxLength={500}
        required
      />
      <Button type="submit" loading={adding.isPending}>
        {t('common.add')}
      </Button>
      <Failure of={failure} />
    </form>
  )
}
