import type { Switches } from './switches.ts'

/** ISO country by calling code; the longest matching code decides. */
const COUNTRIES: Record<string, string> = Object.fromEntries(
  (
    '1:US 7:RU 20:EG 27:ZA 30:GR 31:NL 32:BE 33:FR 34:ES 36:HU 39:IT 40:RO 41:CH 43:AT 44:GB 45:DK 46:SE 47:NO 48:PL ' +
    '49:DE 51:PE 52:MX 53:CU 54:AR 55:BR 56:CL 57:CO 58:VE 60:MY 61:AU 62:ID 63:PH 64:NZ 65:SG 66:TH 76:KZ 77:KZ 81:JP ' +
    '82:KR 84:VN 86:CN 90:TR 91:IN 92:PK 93:AF 94:LK 95:MM 98:IR 211:SS 212:MA 213:DZ 216:TN 218:LY 220:GM 221:SN ' +
    '222:MR 223:ML 224:GN 225:CI 226:BF 227:NE 228:TG 229:BJ 230:MU 231:LR 232:SL 233:GH 234:NG 235:TD 236:CF 237:CM ' +
    '238:CV 239:ST 240:GQ 241:GA 242:CG 243:CD 244:AO 245:GW 248:SC 249:SD 250:RW 251:ET 252:SO 253:DJ 254:KE 255:TZ ' +
    '256:UG 257:BI 258:MZ 260:ZM 261:MG 262:RE 263:ZW 264:NA 265:MW 266:LS 267:BW 268:SZ 269:KM 297:AW 298:FO 299:GL ' +
    '350:GI 351:PT 352:LU 353:IE 354:IS 355:AL 356:MT 357:CY 358:FI 359:BG 370:LT 371:LV 372:EE 373:MD 374:AM 375:BY ' +
    '376:AD 377:MC 378:SM 380:UA 381:RS 382:ME 383:XK 385:HR 386:SI 387:BA 389:MK 420:CZ 421:SK 423:LI 501:BZ 502:GT ' +
    '503:SV 504:HN 505:NI 506:CR 507:PA 509:HT 590:GP 591:BO 592:GY 593:EC 594:GF 595:PY 596:MQ 597:SR 598:UY 599:CW ' +
    '670:TL 673:BN 675:PG 676:TO 677:SB 678:VU 679:FJ 685:WS 689:PF 852:HK 853:MO 855:KH 856:LA 880:BD 886:TW 960:MV ' +
    '961:LB 962:JO 963:SY 964:IQ 965:KW 966:SA 967:YE 968:OM 970:PS 971:AE 972:IL 973:BH 974:QA 975:BT 976:MN 977:NP ' +
    '992:TJ 993:TM 994:AZ 995:GE 996:KG 998:UZ'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

/** North America shares one calling code; these area codes are not in the United States. */
const NORTH_AMERICA: [string, string][] = [
  [
    'CA',
    '204 226 236 249 250 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 460 468 474 506 514 519 ' +
      '548 579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905',
  ],
  ['DO', '809 829 849'],
  ['JM', '658 876'],
  ['TT', '868'],
  ['PR', '787 939'],
]

const AREA_COUNTRIES = new Map(
  NORTH_AMERICA.flatMap(([country, areas]) => areas.split(' ').map((area) => [area, country] as const)),
)

const NATIONAL_LENGTHS = /^\d{7,15}$/

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

export function isPhone(digits: string): boolean {
  return NATIONAL_LENGTHS.test(digits)
}

export function callingCodeOf(digits: string): string {
  for (const length of [3, 2, 1]) {
    const code = digits.slice(0, length)
    if (COUNTRIES[code]) return code === '76' || code === '77' ? '7' : code
  }
  return digits.slice(0, 1)
}

/** The ISO 3166-1 country that a phone's BSUID starts with. Unknown calling codes count as `US`. */
export function countryOf(digits: string): string {
  if (digits.startsWith('1')) return AREA_COUNTRIES.get(digits.slice(1, 4)) ?? 'US'
  for (const length of [3, 2]) {
    const country = COUNTRIES[digits.slice(0, length)]
    if (country) return country
  }
  return COUNTRIES[digits.slice(0, 1)] ?? 'US'
}

const BRAZIL_WITH_NINTH = /^55([1-9]\d)9([6-9]\d{7})$/
const BRAZIL_WITHOUT_NINTH = /^55([1-9]\d)([6-9]\d{7})$/
const MEXICO_WITH_ONE = /^521(\d{10})$/
const MEXICO_WITHOUT_ONE = /^52(\d{10})$/

/** One key for all the written forms of one phone, so that both reach the same account. */
export function phoneKey(digits: string): string {
  const brazil = BRAZIL_WITHOUT_NINTH.exec(digits)
  if (brazil) return `55${brazil[1]}9${brazil[2]}`
  const mexico = MEXICO_WITH_ONE.exec(digits)
  if (mexico) return `52${mexico[1]}`
  return digits
}

/**
 * The form of a phone that Meta uses. Mexican mobiles keep the old `1`; Brazilian mobiles outside the areas 11 to 28
 * registered before the ninth digit came, and stay without it.
 */
export function toWaId(digits: string, form: Switches['wa_id_form']): string {
  if (form === 'as_dialled') return digits
  const mexico = MEXICO_WITHOUT_ONE.exec(digits)
  if (mexico) return `521${mexico[1]}`
  const brazil = BRAZIL_WITH_NINTH.exec(digits)
  if (brazil && Number(brazil[1]) > 28) return `55${brazil[1]}${brazil[2]}`
  const short = BRAZIL_WITHOUT_NINTH.exec(digits)
  if (short && Number(short[1]) <= 28) return `55${short[1]}9${short[2]}`
  return digits
}
