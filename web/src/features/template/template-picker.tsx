import { Alert, Modal, NativeSelect, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '../../api/client'
import { templatesQuery } from '../../api/queries'
import type { Conversation, Template } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { hasWords } from '../../util/fold-words'
import { bodyOf } from './fill-template'
import { TemplateForm } from './template-form'
import styles from './template-picker.module.css'

type Props = { conversation: Conversation; close: () => void }

/** Finds one of the templates that WhatsApp has approved for this inbox, and sends it filled in. */
export function TemplatePicker({ conversation, close }: Props) {
  const [chosen, setChosen] = useState<Template | null>(null)
  return (
    <Modal
      opened
      onClose={close}
      title={chosen?.name ?? t('template.choose')}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {chosen ? (
        <TemplateForm
          conversation={conversation}
          template={chosen}
          back={() => setChosen(null)}
          close={close}
        />
      ) : (
        <TemplateList inbox_id={conversation.inbox_id} choose={setChosen} />
      )}
    </Modal>
  )
}

type ListProps = { inbox_id: string; choose: (template: Template) => void }

function TemplateList({ inbox_id, choose }: ListProps) {
  const templates = useQuery(templatesQuery(inbox_id))
  const [query, setQuery] = useState('')
  const [language, setLanguage] = useState('')
  const languages = [...new Set(templates.data?.map((template) => template.language))].sort()
  const found = (templates.data ?? []).filter(
    ({ name, components, language: written }) =>
      hasWords(`${name} ${bodyOf(components)}`, query) && (language === '' || language === written),
  )
  return (
    <Stack gap="xs">
      <TextInput
        aria-label={t('template.search')}
        placeholder={t('template.search')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        data-autofocus
      />
      {languages.length > 1 && (
        <NativeSelect
          aria-label={t('template.language')}
          value={language}
          data={[
            { value: '', label: t('template.all_languages') },
            ...languages.map((value) => ({ value, label: value })),
          ]}
          onChange={(event) => setLanguage(event.currentTarget.value)}
        />
      )}
      {templates.error && <Alert color="red">{wordsOf(templates.error)}</Alert>}
      {templates.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      {templates.data && found.length === 0 && <Text c="dimmed">{t('template.none_match')}</Text>}
      {found.map((template) => (
        <UnstyledButton key={template.id} className={styles.template} onClick={() => choose(template)}>
          <strong>{template.name}</strong>
          <span className={common.quiet}>
            {template.language} · {template.category}
          </span>
          <span dir="auto">{bodyOf(template.components)}</span>
        </UnstyledButton>
      ))}
    </Stack>
  )
}
