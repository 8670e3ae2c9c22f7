import { useState } from 'react'
import type { TemplateDetail } from '../../api/types'
import { readDraft, writeDraft } from '../../util/draft'
import type { Attachment } from '../attachment/attachment'
import type { Field } from './fill-template'

/**
 * The parameters of a template in a conversation. The texts are kept in this browser like a draft reply, so that a
 * closed dialog loses none; files are chosen again.
 */
export function useFilling(
  conversation_id: string,
  template_id: string,
  variables: TemplateDetail['variables'],
) {
  const name = `template.${conversation_id}.${template_id}`
  const [texts, setTexts] = useState(() => readTexts(name))
  const [files, setFiles] = useState<(Attachment | null)[]>([])
  const fields = variables.map(
    (variable, index): Field => ({ variable, text: texts[index] ?? '', file: files[index] ?? null }),
  )
  const fill = (field: Field, what: Partial<Omit<Field, 'variable'>>) => {
    const filled = fields.map((it) => (it === field ? { ...it, ...what } : it))
    const typed = filled.map(({ text }) => text)
    setTexts(typed)
    setFiles(filled.map(({ file }) => file))
    writeDraft(name, typed.some((text) => text !== '') ? JSON.stringify(typed) : '')
  }
  return { fields, fill, forget: () => writeDraft(name, '') }
}

function readTexts(name: string): string[] {
  const kept = readDraft(name)
  if (kept === '') return []
  try {
    const texts: unknown = JSON.parse(kept)
    return Array.isArray(texts) ? texts.map(String) : []
  } catch {
    // Written by something else: there is nothing of ours to lose.
    return []
  }
}
