import { createHash } from 'node:crypto'

/**
 * The people of a measurement are a function of their number, so that SQL can seed millions of them and the load
 * generator can write as any of them without either telling the other. `seed-sql.ts` says the same in SQL.
 */
export type BenchPerson = { bsuid: string; phone: string; name: string; shows: 'both' | 'bsuid' | 'phone' }

export const FIRST_NAMES = [
  'Ines',
  'Rafa',
  'Bea',
  'Aisha',
  'Kofi',
  'Lena',
  'Mateo',
  'Yuki',
  'Noor',
  'Ada',
  'Igor',
]
export const LAST_NAMES = ['Duarte', 'Costa', 'Ramos', 'Silva', 'Khan', 'Mensah', 'Berg', 'Rossi', 'Sato']
/** Invented North American numbers; every change of number moves a person on by a thousand million. */
export const FIRST_PHONE = 12_010_000_000
const NEXT_PHONE = 1_000_000_000
const BSUID_DIGITS = 20

/** Person `index` after `generation` changes of number. Of ten, seven show both, two hide the phone, one has no BSUID yet. */
export function personAt(index: number, generation = 0): BenchPerson {
  const digit = index % 10
  return {
    bsuid: bsuidOf(index, generation),
    phone: String(FIRST_PHONE + index + generation * NEXT_PHONE),
    name: `${FIRST_NAMES[index % FIRST_NAMES.length]} ${LAST_NAMES[index % LAST_NAMES.length]}`,
    shows: digit < 7 ? 'both' : digit < 9 ? 'bsuid' : 'phone',
  }
}

function bsuidOf(index: number, generation: number): string {
  const hash = createHash('md5').update(`${index}/${generation}`).digest('hex').slice(0, BSUID_DIGITS)
  return `US.${hash.replace(/[a-f]/g, (letter) => String(letter.charCodeAt(0) - 97))}`
}
