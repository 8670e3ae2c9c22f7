import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Contact } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'
import detailsStyles from './details.module.css'
import { useSaveContact } from './use-save-contact'

/** Custom attributes of a contact, named as in the systems of the team. */
export function Attributes({ person }: { person: Contact }) {
  const entries = Object.entries(person.attributes).sort(([a], [b]) => (a < b ? -1 : 1))
  const [editing, edit] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  return (
    <>
      <dl className={detailsStyles.known}>
        {entries.map(([key, value]) =>
          editing === key ? (
            <AttributeForm
              key={key}
              contact_id={person.id}
              given={{ key, value: attributeText(value) }}
              close={() => edit(null)}
            />
          ) : (
            <div key={key} className={detailsStyles.row}>
              <dt>
                <bdi>{key}</bdi>
              </dt>
              <dd>
                <bdi>{attributeText(value)}</bdi>{' '}
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={t('common.change_what', { what: key })}
                  onClick={() => edit(key)}
                >
                  {t('common.change')}
                </Button>
              </dd>
            </div>
          ),
        )}
      </dl>
      {entries.length === 0 && !adding && <p className={common.quiet}>{t('contact.attribute.empty')}</p>}
      {adding ? (
        <AttributeForm contact_id={person.id} close={() => setAdding(false)} />
      ) : (
        <Button variant="default" size="xs" onClick={() => setAdding(true)}>
          {t('contact.attribute.add')}
        </Button>
      )}
    </>
  )
}

/** As text where it is text, else as it was given to us. */
export function attributeText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

type FormProps = { contact_id: string; given?: { key: string; value: string }; close: () => void }

function AttributeForm({ contact_id, given, close }: FormProps) {
  const save = useSaveContact(contact_id)
  const { form, field, submit, saving, failure } = useApiForm({
    // The API names what is wrong with a value after the attributes that it is one of.
    given: { key: given?.key ?? '', attributes: given?.value ?? '', remove: false },
    save: ({ key, attributes: value, remove }) =>
      save({ attributes: { [key.trim()]: remove ? null : readTyped(value) } }),
    saved: close,
  })
  return (
    <form className={detailsStyles.framed} onSubmit={submit}>
      <TextInput
        label={t('contact.attribute.label')}
        {...field('key')}
        maxLength={100}
        autoComplete="off"
        readOnly={given !== undefined}
        required
      />
      <TextInput
        label={t('contact.attribute.value')}
        {...field('attributes')}
        maxLength={500}
        dir="auto"
        autoComplete="off"
        data-autofocus
        required
      />
      <div className={formStyles.actions}>
        <Button type="submit" size="xs" loading={saving.isPending}>
          {t('common.save')}
        </Button>
        {given !== undefined && (
          <Button
            size="xs"
            variant="default"
            loading={saving.isPending}
            onClick={() => saving.mutate({ ...form.values, remove: true })}
          >
            {t('contact.attribute.remove')}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={close}>
          {t('common.cancel')}
        </Button>
      </div>
      <Failure of={failure} />
    </form>
  )
}

/** Numbers, yes and no, and whole objects stay what they were; everything else is text. */
function readTyped(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value === null ? text : value
  } catch {
    return text
  }
}
