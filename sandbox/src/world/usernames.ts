const CHARACTERS = /^[A-Za-z0-9._]+$/
const DOMAIN_SUFFIX = /\.(com|org|net|int|edu|gov|mil|us|in|html)$/i

/** What is wrong with a username of a person or a business, or undefined. */
export function usernameProblem(username: string): string | undefined {
  if (!CHARACTERS.test(username)) return 'only letters a to z, digits, periods and underscores are allowed'
  if (username.length < 3 || username.length > 35) return 'it must have 3 to 35 characters'
  if (!/[A-Za-z]/.test(username)) return 'it must have at least one letter'
  if (username.startsWith('.') || username.endsWith('.') || username.includes('..')) {
    return 'a period cannot be first, last or doubled'
  }
  if (/^www/i.test(username)) return 'it cannot start with www'
  if (DOMAIN_SUFFIX.test(username)) return 'it cannot end like a domain'
  return undefined
}
