/** Text with the escapes of JSON undone. */
export function readEscapes(text: string): string {
  const once = text.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
  return once.replaceAll('\\/', '/').replaceAll('\\\\', '\\')
}

/** Text with its digits side by side, whatever stood between them and in whichever script they were. */
export function plain(text: string): string {
  const ascii = text
    .replace(/%(?:25)*(?:C2%A0|2[0D])|&nbsp;|&#160;|&#xa0;|<[^<>]*>|\\[nrt]/gi, ' ')
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0
      const zero = [0x30, ...ZEROS].find((it) => code >= it && code < it + 10)
      return zero === undefined ? digit : String(code - zero)
    })
  return ascii.toLowerCase().replace(/(?<=\d)[^\p{L}\p{N}"{}:]+(?=\d)/gu, '')
}

export type Erased = { name: string; phone: string; other?: string; tail: string }
export const PEOPLE: Erased[] = [
  { name: 'an American', phone: '15550104477', tail: '50104477' },
  { name: 'a Brazilian', phone: '5511987659111', other: '551187659111', tail: '87659111' },
  { name: 'an Argentinian', phone: '5492235551234', other: '542235551234', tail: '5551234' },
  { name: 'a Mexican', phone: '5215512345678', other: '525512345678', tail: '12345678' },
  { name: 'a Briton', phone: '447700900123', tail: '00900123' },
]

/** Where digits begin: full width, Arabic, Persian, Thai, Tamil, Gujarati, Khmer, Burmese, N'Ko, bold and double-struck. */
export const ZEROS = [0xff10, 0x660, 0x6f0, 0xe50, 0xbe6, 0xae6, 0x17e0, 0x1040, 0x7c0, 0x1d7ce, 0x1d7d8]
/** What stands between groups of digits in texts, files and mark-up. */
export const BETWEEN = [
  ...['|', ':', ';', '#', "'", '"', '、', '⋅', '→', '📞', '】【', '\\', '      ', '\u0301 ', '\n', '+'],
  ...['%20', '%2D', '%C2%A0', '%2520', '&nbsp;', '&#160;', '&#xa0;', '<wbr>', '</b> <b>', '\\u0020'],
  ...[' '.repeat(60), '   ---   ', '-'.repeat(15), ' .\n'.repeat(20), '%20'.repeat(30)],
]

/** How people, programs and files write one phone. */
export function formsOf({ phone, other }: Erased): string[] {
  const groups = (digits: string, by: string) => digits.replace(/(\d{2})(?=(\d{3,4})+$)/g, `$1${by}`)
  const both = [phone, ...(other === undefined ? [] : [other])]
  return both.flatMap((digits) => [
    ...[digits, `+${digits}`, `00${digits}`, `+${digits.slice(0, 2)} ${digits.slice(2)}`, `tel:+${digits}`],
    ...['-', '.', ' ', '\u00a0', ') ', ' / '].map((by) => `+${groups(digits, by)}`),
    ...[`https://wa.me/${digits}`, `${digits}@s.whatsapp.net`, `(+${digits})`, `waid=${digits}:+${digits}`],
    ...ZEROS.map((zero) => digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))),
    ...BETWEEN.map((by) => `+${groups(digits, by)}`),
    digits.replace(/\d/g, '$&\ufe0f\u20e3'),
    digits.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? ''),
    digits.replace(/\d/g, (digit) => '⓿❶❷❸❹❺❻❼❽❾'[Number(digit)] ?? ''),
    digits.replace(/\d/g, (digit) => [...'🄋➀➁➂➃➄➅➆➇➈'][Number(digit)] ?? ''),
  ])
}

/** How each phone is written inside its country. */
export const NATIONAL: Record<string, string[]> = {
  '15550104477': ['555 010 4477', '(555) 010-4477', '5550104477'],
  '5511987659111': ['(11) 98765-9111', '011 98765 9111', '11 8765-9111'],
  '5492235551234': ['0223 15 555-1234', '(0223) 155 551234', '223 555 1234'],
  '5215512345678': ['55 1234 5678', '044 55 1234 5678', '(55) 1234-5678'],
  '447700900123': ['07700 900123', '+44 (0)7700 900 123', '(07700) 900-123'],
}
