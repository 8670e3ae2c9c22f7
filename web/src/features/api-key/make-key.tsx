import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import { apiKeysQuery } from '../../api/settings'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import { ToldOnce } from '../../ui/told-once'
import { scopeGroups, scopesOf } from './scope-words'

/** Makes a key for what was ticked, and shows it this once. */
export function MakeKey() {
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const making = useMutation({
    mutationFn: async () =>
      dataOf(await client.POST('/v1/api_keys', { body: { name, scopes: scopesOf(chosen) } })),
    onSuccess: () => {
      setName('')
      setChosen([])
      void queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
    },
  })
  const made = making.data
  return (
    <>
      <form
        className="key-form"
        onSubmit={(event) => {
          event.preventDefault()
          making.mutate()
        }}
      >
        <TextInput
          label={t('common.name')}
          placeholder={t('api_key.create.name_example')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={100}
          autoComplete="off"
          required
        />
        <Checkbox.Group aria-label={t('api_key.permissions')} value={chosen} onChange={setChosen}>
          <div className="scope-groups">
            {scopeGroups().map(({ name: group, scopes }) => (
              <fieldset key={group}>
                <legend>{group}</legend>
                {scopes.map(({ scope, words }) => (
                  <Checkbox key={scope} value={scope} label={words} size="xs" />
                ))}
              </fieldset>
            ))}
          </div>
        </Checkbox.Group>
        <div className="decisions">
          <Button type="submit" loading={making.isPending} disabled={chosen.length === 0}>
            {t('api_key.create.confirm')}
          </Button>
          {chosen.length === 0 && <span className="quiet">{t('api_key.create.no_permission')}</span>}
        </div>
      </form>
      <Failure of={making.error} />
      {made && (
        <ToldOnce
          title={t('api_key.created.title')}
          label={t('api_key.label')}
          secret={made.key}
          close={() => making.reset()}
        >
          {t('api_key.created.hint')}
        </ToldOnce>
      )}
    </>
  )
}
