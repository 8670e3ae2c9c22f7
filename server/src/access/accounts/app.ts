import type { Secrets } from '../../platform/base/crypto.ts'
import { newId, presentId } from '../../platform/base/ids.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'

type AppInput = { app_id: string; app_secret: string; verify_token: string }

/**
 * The account's Meta app, made or brought up to date. A changed secret keeps the one before it, because Meta signs
 * what it retries with the secret of the first try.
 */
export async function ensureApp(
  trx: Trx,
  secrets: Secrets,
  account_id: string,
  input: AppInput,
  now: Date,
): Promise<string> {
  const existing = await trx
    .selectFrom('apps')
    .selectAll()
    .where('account_id', '=', account_id)
    .where('meta_app_id', '=', input.app_id)
    .forUpdate()
    .executeTakeFirst()
  const id = existing?.id ?? newId()
  const app_secret = secrets.seal(input.app_secret, appSecretContext(id))
  const verify_token = secrets.seal(input.verify_token, verifyTokenContext(id))
  if (existing === undefined) {
    await trx
      .insertInto('apps')
      .values({ account_id, id, meta_app_id: input.app_id, app_secret, verify_token, created_at: now })
      .execute()
    return id
  }
  const same_secret = secrets.open(existing.app_secret, appSecretContext(id)) === input.app_secret
  await trx
    .updateTable('apps')
    .set({
      app_secret,
      verify_token,
      previous_app_secret: same_secret ? existing.previous_app_secret : existing.app_secret,
    })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()
  return id
}

/** The secrets of the account's app with Meta's id, opened: for memory only. Null where it has no such app. */
export async function openApp(
  trx: ReadTrx,
  secrets: Secrets,
  account_id: string,
  meta_app_id: string,
): Promise<{ app_secret: string; verify_token: string } | null> {
  const app = await trx
    .selectFrom('apps')
    .select(['id', 'app_secret', 'verify_token'])
    .where('account_id', '=', account_id)
    .where('meta_app_id', '=', meta_app_id)
    .executeTakeFirst()
  if (app === undefined) return null
  return {
    app_secret: secrets.open(app.app_secret, appSecretContext(app.id)),
    verify_token: secrets.open(app.verify_token, verifyTokenContext(app.id)),
  }
}

/** Notes that Meta has asked for the address of an app's webhooks and was given its challenge. */
export async function markVerified(
  trx: Trx,
  app: { account_id: string; app_id: string },
  now: Date,
): Promise<void> {
  await trx
    .updateTable('apps')
    .set({ verified_at: now })
    .where('account_id', '=', app.account_id)
    .where('id', '=', app.app_id)
    .execute()
}

/** Where Meta is to send the webhooks of an app. */
export function webhookPath(app_id: string): string {
  return `/webhooks/whatsapp/${presentId('app', app_id)}`
}

export type AppSecrets = { account_id: string; app_id: string; app_secrets: string[]; verify_token: string }

/**
 * What is needed to check a webhook of this app: whose it is, the secrets that Meta may sign with (current, previous)
 * and the verify token. Needs a transaction that sees every account. Null for an unknown app.
 */
export async function findAppSecrets(trx: Trx, secrets: Secrets, app_id: string): Promise<AppSecrets | null> {
  const app = await trx.selectFrom('apps').selectAll().where('id', '=', app_id).executeTakeFirst()
  if (app === undefined) return null
  const sealed = [app.app_secret, app.previous_app_secret].filter((secret) => secret !== null)
  return {
    account_id: app.account_id,
    app_id: app.id,
    app_secrets: sealed.map((secret) => secrets.open(secret, appSecretContext(app.id))),
    verify_token: secrets.open(app.verify_token, verifyTokenContext(app.id)),
  }
}

// Current and previous share the context, so that the one can become the other.
function appSecretContext(app_id: string): string {
  return `apps.app_secret/${app_id}`
}

function verifyTokenContext(app_id: string): string {
  return `apps.verify_token/${app_id}`
}
