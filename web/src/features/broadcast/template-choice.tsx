import { Alert, Button, Select } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { wordsOf } from '../../api/client'
import type { Template } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { own } from '../../util/own'
import { categoryWords } from '../../util/template-words'
import { bodyOf } from '../template/fill-template'
import { HeaderFileField } from '../template/header-file-field'
import templatePreviewStyles from '../template/template-preview.module.css'
import {
  type BroadcastDraft,
  type Change,
  type FillingDraft,
  NO_FILLING,
  type Variable,
} from './broadcast-draft'
import broadcastFieldsStyles from './broadcast-fields.module.css'
import { labelOf, nameVariable, variablesToFill } from './draft-to-broadcast'
import { FillingField } from './filling-field'

type Props = {
  draft: BroadcastDraft
  change: Change
  templates: UseQueryResult<Template[]>
  chosen: Template | undefined
  variables: Variable[] | undefined
}

const SHOWN_AT_ONCE = 60

export function TemplateChoice({ draft, change, templates, chosen, variables = [] }: Props) {
  const { texts, header, needs_more } = variablesToFill(variables)
  return (
    <section className={broadcastFieldsStyles.part} aria-label={t('template.label')}>
      <h2>{t('broadcast.template.title')}</h2>
      <Chooser draft={draft} change={change} templates={templates} chosen={chosen} />
      {chosen && (
        <>
          <p className={common.quiet}>
            {categoryWords(chosen.category)}
            {!chosen.reach.bsuid && t('broadcast.template.phones_only')}
          </p>
          <p className={templatePreviewStyles.preview} dir="auto">
            {preview(chosen, draft, texts)}
          </p>
        </>
      )}
      {needs_more && <Alert color="orange">{t('broadcast.template.needs_api')}</Alert>}
      {header !== null && (
        <HeaderFileField kind={header} file={draft.file} change={(file) => change({ file })} />
      )}
      {texts.map((variable) => {
        const name = nameVariable(variable)
        return (
          <FillingField
            key={name}
            label={labelOf(variable)}
            example={variable.example}
            filling={own(draft.fillings, name) ?? NO_FILLING}
            change={(filling) => change({ fillings: { ...draft.fillings, [name]: filling } })}
          />
        )
      })}
    </section>
  )
}

function Chooser({ draft, change, templates, chosen }: Omit<Props, 'variables'>) {
  if (templates.error) {
    return (
      <Alert color="red" role="alert">
        <p>{wordsOf(templates.error)}</p>
        <Button variant="default" size="xs" mt="xs" onClick={() => void templates.refetch()}>
          {t('common.try_again')}
        </Button>
      </Alert>
    )
  }
  const found = templates.data ?? []
  const gone = draft.template !== null && templates.data !== undefined && chosen === undefined
  return (
    <Select
      label={t('template.label')}
      description={t('broadcast.template.hint')}
      placeholder={templates.isPending ? t('broadcast.template.loading') : t('broadcast.template.search')}
      error={gone ? t('broadcast.template.unavailable', { name: draft.template?.name ?? '' }) : undefined}
      searchable
      limit={SHOWN_AT_ONCE}
      nothingFoundMessage={t('template.none_match')}
      comboboxProps={{ withinPortal: false }}
      value={chosen?.id ?? null}
      data={found.map(({ id, name, language }) => ({ value: id, label: `${name} (${language})` }))}
      onChange={(id) => {
        const next = found.find((template) => template.id === id)
        change({
          template: next ? { name: next.name, language: next.language } : null,
          file: null,
          fillings: {},
        })
      }}
    />
  )
}

function preview({ components }: Template, { fillings }: BroadcastDraft, texts: Variable[]): string {
  const uncarded = texts.filter(({ card_index }) => card_index === null)
  return bodyOf(
    components,
    uncarded,
    uncarded.map((variable) => standIn(own(fillings, nameVariable(variable)) ?? NO_FILLING)),
  )
}

function standIn({ source, text, attribute }: FillingDraft): string {
  if (source === 'text') return text
  if (source === 'name') return t('broadcast.template.contact_name')
  return attribute.trim() === '' ? '' : `‹${attribute.trim()}›`
}
