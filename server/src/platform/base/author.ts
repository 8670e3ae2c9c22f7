/** The author of what is written by a request, with the name of that moment: it stays true after the author has left. */
export type Author = { kind: 'member' | 'api_key' | 'operator'; id: string; name: string }
