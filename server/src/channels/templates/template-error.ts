import type { FieldError } from '../../platform/base/errors.ts'

/** What does not fit a template, by its field below the template. */
export type TemplateError = FieldError & {
  /** Meta's code for it; 132012 unless another is named. */
  meta_code?: 132000 | 132005 | 132018
  /** We would not send it, but Meta may take it. */
  unsure?: true
}
