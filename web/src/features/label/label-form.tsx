import { Button, Checkbox, TextInput } from '@mantine/core'
import { useId } from 'react'
import type { Label } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'
import styles from './label-form.module.css'
import labelTagStyles from './label-tag.module.css'

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
  ['gray', t('label.color.gray')],
  ['red', t('label.color.red')],
  ['pink', t('label.color.pink')],
  ['grape', t('label.color.grape')],
  ['violet', t('label.color.violet')],
  ['blue', t('label.color.blue')],
  ['cyan', t('label.color.cyan')],
  ['teal', t('label.color.teal')],
  ['green', t('label.color.green')],
  ['lime', t('label.color.lime')],
  ['yellow', t('label.color.yellow')],
  ['orange', t('label.color.orange')],
]

export function LabelForm({ given, action, save, saved, leave }: Props) {
  const { form, field, submit, saving, failure } = useApiForm({
    given: {
      name: given?.name ?? '',
      color: given?.color ?? 'gray',
      description: given?.description ?? '',
      sticky: given?.sticky ?? true,
    },
    save: ({ name, description, ...rest }) =>
      save({ ...rest, name: name.trim(), description: description.trim() || null }),
    saved: (_, form) => {
      form.setValues({ name: '', description: '' })
      saved()
    },
    about: { already_exists: 'name' },
  })
  const { name, color } = form.values
  const renames = given?.id != null && name.trim() !== given.name
  return (
    <form className={formStyles.inline} onSubmit={submit}>
      <TextInput
        label={t('common.name')}
        description={renames ? t('label.form.name_hint') : undefined}
        {...field('name')}
        maxLength={100}
        autoComplete="off"
        // Of one that is only in use, the name is what conversations carry.
        readOnly={given !== undefined && given.id === null}
        required
      />
      <TextInput label={t('label.form.description')} {...field('description')} maxLength={300} dir="auto" />
      <Colors chosen={color} choose={(chosen) => form.setFieldValue('color', chosen)} />
      <Checkbox
        className={formStyles.wide}
        label={t('label.form.sticky')}
        description={t('label.form.sticky_hint')}
        {...field('sticky', { type: 'checkbox' })}
      />
      <div className={`${formStyles.actions} ${formStyles.end}`}>
        <Button type="submit" loading={saving.isPending} disabled={name.trim() === ''}>
          {action}
        </Button>
        {leave && (
          <Button variant="default" onClick={leave}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
      <Failure of={failure} />
    </form>
  )
}

function Colors({ chosen, choose }: { chosen: Color; choose: (color: Color) => void }) {
  const group = useId()
  return (
    <fieldset className={`${styles.colors} ${formStyles.wide}`}>
      <legend>{t('label.color.title')}</legend>
      {colorWords().map(([color, words]) => (
        <label key={color} className={`${common.tag} ${labelTagStyles.label}`} data-color={color}>
          <input
            type="radio"
            name={group}
            className={common.unseen}
            checked={color === chosen}
            onChange={() => choose(color)}
          />
          {words}
        </label>
      ))}
    </fieldset>
  )
}
