/** Meta's wire shapes. Optional always means that the property is left out, unless a switch asks for an older form. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }
export type JsonObject = { [key: string]: Json | undefined }

export type WireContact = {
  profile?: { name?: string; username?: string }
  wa_id?: string | null
  user_id?: string
  parent_user_id?: string
  identity_key_hash?: string
}

export type WireError = {
  code: number
  title: string
  message: string
  error_data: { details: string }
  href?: string
}

export type WireMetadata = { display_phone_number: string; phone_number_id: string }

/** One change of one entry, before it is put into a batch. */
export type WireChange = { field: string; value: JsonObject }

export type WebhookBody = {
  object: 'whatsapp_business_account'
  entry: { id: string; time?: number; changes: WireChange[] }[]
}

export type SendResponse = {
  messaging_product: 'whatsapp'
  contacts: { input: string; wa_id?: string; user_id?: string }[]
  messages: { id: string; group_id?: string; message_status?: string }[]
}

export type GraphErrorBody = {
  error: {
    message: string
    type: 'OAuthException'
    code: number
    error_data?: { messaging_product: 'whatsapp'; details: string }
    error_subcode?: number
    is_transient?: boolean
    error_user_title?: string
    error_user_msg?: string
    fbtrace_id: string
  }
}

export type GraphFailure = { ok: false; http_status: number; body: GraphErrorBody & JsonObject }
/** What an operation of the Graph surface answers: the HTTP status and the exact JSON. */
export type GraphResult<Body = JsonObject> = { ok: true; http_status: number; body: Body } | GraphFailure
