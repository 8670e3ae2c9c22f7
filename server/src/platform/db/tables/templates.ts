import type { Json } from './columns.ts'

export type TemplatesTable = {
  account_id: string
  id: string
  waba_id: string
  meta_template_id: string
  name: string
  language: string
  status: string
  category: string
  quality: string | null
  rejected_reason: string | null
  parameter_format: string
  components: Json<unknown[]>
  noticed_at: Date | null
  updated_at: Date
}

export type TemplateSyncsTable = {
  account_id: string
  waba_id: string
  tried_at: Date | null
  synced_at: Date | null
  error: Json<Record<string, unknown>> | null
}
