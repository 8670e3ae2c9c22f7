import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'
import { apiKeysQuery } from '../../api/settings'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { ToldOnce } from '../../ui/told-once'
import { useApiForm } from '../../ui/use-api-form'
import styles from './make-key.module.css'
import { scopeGroups, scopesOf } from './scope-words'

/** Makes a key for what was ticked, and shows it this once. */
export function MakeKey() {
  const queries = useQueryClient()
  const given: { name: string; scopes: string[] } = { name: '', scopes: [] }
  const {
    form,
    field,
    submit,
    saving: making,
    failure,
  } = useApiForm({
    given,
    save: async ({ name, scopes }) =>
      dataOf(await client.POST('/v1/api_keys', { body: { name, scopes: scopesOf(scopes) } })),
    saved: (_, form) => {
      form.reset()
      void queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
    },
  })
  const chosen = form.values.scopes
  const made = making.data
  return (
    <>
      <form className={formStyles.stacked} onSubmit={submit}>
        <TextInput
          label={t('common.name')}
          placeholder={t('api_key.create.name_example')}
          {...field('name')}
          maxLength={100}
          autoComplete="off"
          required
        />
        <Checkbox.Group aria-label={t('api_key.permissions')} {...field('scopes')}>
          <div className={styles.scopes}>
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
        <div className={formStyles.actions}>
          <Button type="submit" loading={making.isPending} disabled={chosen.length === 0}>
            {t('api_key.create.confirm')}
          </Button>
          {chosen.length === 0 && <span className={common.quiet}>{t('api_key.create.no_permission')}</span>}
        </div>
      </form>
      <Failure of={failure} />
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
