import { derivedText, type Random, randomInt } from '../world/random.ts'

export type CrowdOptions = {
  seed?: number
  /** Default 1,000. */
  people?: number
  /** Share that adopts a username, and hides the phone, after the first message. Default 0.3. */
  adopters?: number
  /** Share whose phone is hidden from the first message on. Default 0.1. */
  bsuid_only?: number
  /** Whether the portfolio is enrolled for parent BSUIDs. */
  parents?: boolean
}

export type Member = {
  index: number
  generation: number
  name: string
  phone: string
  phone_visible: boolean
  bsuid: string
  parent_bsuid: string | undefined
  username: string | undefined
  /** Adopts a username after the next message. */
  will_adopt: boolean
}

/** People as plain rows, made when first met, so that a crowd of millions costs only those who act. */
export interface Crowd {
  pick(random: Random): Member
  /** After a person wrote: adopters claim their username and hide. */
  wrote(member: Member): void
  options: CrowdOptions
  numbers_given: number
}

const FIRST = [
  'Ines',
  'Rafa',
  'Bea',
  'Tomás',
  'Aisha',
  'Kofi',
  'Lena',
  'Mateo',
  'Yuki',
  'Noor',
  'Ada',
  'Igor',
]
const LAST = ['Duarte', 'Costa', 'Ramos', 'Silva', 'Khan', 'Mensah', 'Berg', 'Rossi', 'Sato', 'Haddad', 'Ek']
const DIGITS = '0123456789'
/** Two ranges of invented North American phones: those people start with, and those they change to. */
const FIRST_PHONE = 12_010_000_000
const NEXT_PHONE = 13_010_000_000

export function buildCrowd(options: CrowdOptions): Crowd {
  const size = options.people ?? 1_000
  const members = new Map<number, Member>()
  return {
    options,
    numbers_given: 0,
    pick(random) {
      const index = randomInt(random, 0, size - 1)
      const known = members.get(index)
      if (known) return known
      const member = newMember(options, index)
      members.set(index, member)
      return member
    },
    wrote(member) {
      if (!member.will_adopt) return
      member.will_adopt = false
      member.username = usernameOf(member)
      member.phone_visible = false
    },
  }
}

function newMember(options: CrowdOptions, index: number): Member {
  const hidden = shareOf(index, 3) < (options.bsuid_only ?? 0.1)
  const member: Member = {
    index,
    generation: 0,
    name: `${FIRST[index % FIRST.length]} ${LAST[Math.floor(index / FIRST.length) % LAST.length]}`,
    phone: String(FIRST_PHONE + index),
    phone_visible: !hidden,
    bsuid: '',
    parent_bsuid: undefined,
    username: undefined,
    will_adopt: !hidden && shareOf(index, 7) < (options.adopters ?? 0.3),
  }
  if (hidden) member.username = usernameOf(member)
  renewIds(options, member)
  return member
}

/** A new phone and new BSUIDs, as after a number change. */
export function rotate(crowd: Crowd, member: Member): void {
  member.generation++
  member.phone = String(NEXT_PHONE + crowd.numbers_given++)
  renewIds(crowd.options, member)
}

function renewIds(options: CrowdOptions, member: Member): void {
  const parts = [options.seed ?? 1, member.index, member.generation]
  member.bsuid = `US.${derivedText(['bsuid', ...parts], 20, DIGITS)}`
  if (options.parents) member.parent_bsuid = `US.ENT.${derivedText(['parent', ...parts], 20, DIGITS)}`
}

function usernameOf({ index, name }: Member): string {
  return `${name
    .split(' ')[0]
    ?.normalize('NFD')
    .replace(/\P{ASCII}/gu, '')
    .toLowerCase()}.${index}`
}

/** Spreads people evenly over 0 to 1, without drawing from the stream's chance. */
function shareOf(index: number, salt: number): number {
  return ((Math.imul(index + 1, 2_654_435_761) + Math.imul(salt, 40_503_001)) >>> 0) / 2 ** 32
}
