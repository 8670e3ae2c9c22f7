import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Label } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import './labels.css'

type Color = NonNullable<Label['color']>
type Given = { name: string; color: Color; description: string | null; sticky: boolean }
type Props = {
  given?: Label
  action: string
  save: (body: Given) => Promise<unknown>
  saved: () => void
  leave?: () => void
}

const colorWords = (): [Color, string][] => [
  ['gray', t('Grey')],
  ['red', t('Red')],
  ['pink', t('Pink')],
  ['grape', t('Grape')],
  ['violet', t('Violet')],
  ['blue', t('Blue')],
  ['cyan', t('Cyan')],
  ['teal', t('Teal')],
  ['green', t('Green')],
  ['lime', t('Lime')],
  ['yellow', t('Yellow')],
  ['orange', t('Orange')],
]

export function LabelForm({ given, action, save, saved, leave }: Props) {
  const [name, setName] = useState(given?.name ?? '')
  const [color, setColor] = useState<Color>(given?.color ?? 'gray')
  const [description, setDescription] = useState(given?.description ?? '')
  const [sticky, setSticky] = useState(given?.sticky ?? true)
  const saving = useMutation({
    mutationFn: () => save({ name: name.trim(), color, description: description.trim() || null, sticky }),
    onSuccess: () => {
      setName('')
      setDescription('')
      saved()
    },
  })
  const renames = given?.id != null && name.trim() !== given.name
  return (
    <form
      className="setting-form"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <TextInput
        label={t('Name')}
        description={renames ? t('All conversations with this label show the new name.') : undefined}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={100}
        autoComplete="off"
        // Of one that is only in use, the name is what conversations carry.
        readOnly={given !== undefined && given.id === null}
        required
      />
      <TextInput
        label={t('Description (optional)')}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
        maxLength={300}
        dir="auto"
      />
      <Colors chosen={color} choose={setColor} />
      <Checkbox
        className="label-sticky"
        label={t('Keep on resolved conversations')}
        description={t('Turn off for to-dos: resolving a conversation then removes the label.')}
        checked={sticky}
        onChange={(event) => setSticky(event.currentTarget.checked)}
      />
      <div className="decisions setting-end">
        <Button type="submit" loading={saving.isPending} disabled={name.trim() === ''}>
          {action}
        </Button>
        {leave && (
          <Button variant="default" onClick={leave}>
            {t('Cancel')}
          </Button>
        )}
      </div>
      <Failure of={saving.error} />
    </form>
  )
}

function Colors({ chosen, choose }: { chosen: Color; choose: (color: Color) => void }) {
  const group = useId()
  return (
    <fieldset className="label-colors">
      <legend>{t('Colour')}</legend>
      {colorWords().map(([color, words]) => (
        <label key={color} className={`tag label-${color}`}>
          <input
            type="radio"
            name={group}
            className="unseen"
            checked={color === chosen}
            onChange={() => choose(color)}
          />
          {words}
        </label>
      ))}
    </fieldset>
  )
}
