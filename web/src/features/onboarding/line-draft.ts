import type { Inbox, MetaApp, NewConnection } from '../../api/types'

/** The form for a new number, as typed so far. */
export type LineDraft = {
  meta_portfolio_id: string
  app_id: string
  app_secret: string
  verify_token: string
  waba_id: string
  phone_number_id: string
  access_token: string
  name: string
}

const TOKEN_BYTES = 24

/** A further number mostly belongs to what is connected already. */
export function beginDraft(apps: MetaApp[], inboxes: Inbox[]): LineDraft {
  const [app] = apps
  const [inbox] = inboxes
  return {
    meta_portfolio_id: inbox?.meta_portfolio_id ?? '',
    app_id: app?.meta_app_id ?? '',
    app_secret: '',
    verify_token: app === undefined ? newVerifyToken() : '',
    waba_id: inbox?.waba_id ?? '',
    phone_number_id: '',
    access_token: '',
    name: '',
  }
}

/** What is left empty is not said: what is stored goes on. */
export function toConnection(draft: LineDraft): NewConnection {
  const text = (name: keyof LineDraft) => draft[name].trim()
  return {
    meta_portfolio_id: text('meta_portfolio_id'),
    app_id: text('app_id'),
    app_secret: text('app_secret') || undefined,
    verify_token: text('verify_token') || undefined,
    waba_id: text('waba_id'),
    phone_number_id: text('phone_number_id'),
    access_token: text('access_token'),
    name: text('name') || undefined,
  }
}

/** A text that can't be guessed. */
export function newVerifyToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
