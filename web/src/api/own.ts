import { queryOptions } from '@tanstack/react-query'
import { askAuth } from './session'

/** Where the user is signed in. */
export type OwnSession = {
  token: string
  createdAt: string
  updatedAt: string
  ipAddress: string | null
  userAgent: string | null
}

type Own = { session: OwnSession; user: { name: string; email: string; twoFactorEnabled: boolean | null } }

// The answers of better-auth have no types of ours; these are the fields that it documents.

/** Oneself, with the session that the page runs in. */
export const ownQuery = queryOptions({
  queryKey: ['own'],
  queryFn: async () => (await askAuth('/get-session')) as Own,
})

export const ownSessionsQuery = queryOptions({
  queryKey: ['own', 'sessions'],
  queryFn: async () => (await askAuth('/list-sessions')) as OwnSession[],
})

export async function renameMyself(name: string): Promise<void> {
  await askAuth('/update-user', { name })
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await askAuth('/change-password', { currentPassword, newPassword, revokeOtherSessions: true })
}

export async function revokeSession(token: string): Promise<void> {
  await askAuth('/revoke-session', { token })
}

export async function revokeOtherSessions(): Promise<void> {
  await askAuth('/revoke-other-sessions', {})
}

/** Begins a second factor, which counts from the first code on that `confirmSecondFactor` is given. */
export async function beginSecondFactor(
  password: string,
): Promise<{ totpURI: string; backupCodes: string[] }> {
  return (await askAuth('/two-factor/enable', { password })) as { totpURI: string; backupCodes: string[] }
}

export async function confirmSecondFactor(code: string): Promise<void> {
  await askAuth('/two-factor/verify-totp', { code })
}

export async function endSecondFactor(password: string): Promise<void> {
  await askAuth('/two-factor/disable', { password })
}

/** New backup codes, in place of those before. */
export async function renewBackupCodes(password: string): Promise<string[]> {
  const answer = await askAuth('/two-factor/generate-backup-codes', { password })
  return (answer as { backupCodes: string[] }).backupCodes
}
