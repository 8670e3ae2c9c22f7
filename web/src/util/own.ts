/** What a table has under a name that comes from outside: `constructor` and its like, which every object has, are not in it. */
export function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
