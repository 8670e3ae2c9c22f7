import { IconFile } from '@tabler/icons-react'
import type { Template, TemplateDetail } from '../../../api/types'
import type { Attachment } from '../attachment'
import { FormattedText } from '../content/formatted-text'
import { Buttons } from '../content/question'
import { listOf, wordsIn } from '../content/read-content'
import { bodyOf, headerOf } from '../fill-template'

type Props = {
  template: Template
  variables: TemplateDetail['variables']
  values: string[]
  file: Attachment | null
}

/** A template as the person will see it, as far as it is filled in. */
export function TemplatePreview({ template: { components }, variables, values, file }: Props) {
  const parts = listOf(components)
  const part = (type: string) => parts.find((it) => it.type === type)
  const header = headerOf(components, variables, values)
  const footer = wordsIn(part('FOOTER')?.text)
  return (
    <div className="template-preview template-whole">
      {header !== '' && <strong dir="auto">{header}</strong>}
      {file && (
        <span className="card-row">
          <IconFile size={16} aria-hidden="true" /> <bdi>{file.name}</bdi>
        </span>
      )}
      <FormattedText text={bodyOf(components, variables, values)} />
      {footer && (
        <small className="quiet" dir="auto">
          {footer}
        </small>
      )}
      <Buttons titles={listOf(part('BUTTONS')?.buttons).map(({ text }) => text)} />
    </div>
  )
}
