import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../i18n/t'
import formStyles from '../../ui/form.module.css'

const OWN = 'own'
const COMMON = [30, 90, 180, 365, 730]

type Props = {
  /** Says what is stored, for screen readers, which don't see the position of the form. */
  label: string
  days: number | null
  shortest: number
  disabled: boolean
  save: (days: number | null) => void
}

/** For how many days something is kept, or for ever. */
export function DaysForm({ label, days, shortest, disabled, save }: Props) {
  const [choice, setChoice] = useState(days === null ? '' : COMMON.includes(days) ? String(days) : OWN)
  const [own, setOwn] = useState(days === null ? '' : String(days))
  const chosen = choice === '' ? null : Number(choice === OWN ? own : choice)
  const wrong = chosen !== null && !(Number.isInteger(chosen) && chosen >= shortest && chosen <= 36_500)
  return (
    <form
      className={formStyles.inline}
      onSubmit={(event) => {
        event.preventDefault()
        if (!wrong) save(chosen)
      }}
    >
      <NativeSelect
        label={label}
        value={choice}
        disabled={disabled}
        onChange={(event) => setChoice(event.currentTarget.value)}
        data={[
          { value: '', label: t('retention.form.forever') },
          ...COMMON.map((count) => ({ value: String(count), label: t('retention.form.days', { count }) })),
          { value: OWN, label: t('retention.form.custom') },
        ]}
      />
      {choice === OWN && (
        <TextInput
          type="number"
          label={t('retention.form.days_label')}
          min={shortest}
          max={36_500}
          value={own}
          disabled={disabled}
          error={wrong && own !== '' ? t('retention.form.too_short', { shortest }) : undefined}
          onChange={(event) => setOwn(event.currentTarget.value)}
          required
        />
      )}
      <Button
        type="submit"
        disabled={disabled || wrong || chosen === days}
        title={chosen === days ? t('retention.form.unchanged') : undefined}
      >
        {t('common.save')}
      </Button>
    </form>
  )
}
