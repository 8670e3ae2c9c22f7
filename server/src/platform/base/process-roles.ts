/** What one process of the server does: serve the API, work in the background, bring the database up to date. */
export const ROLES = ['web', 'worker', 'migrate'] as const
export type ProcessRole = (typeof ROLES)[number]
