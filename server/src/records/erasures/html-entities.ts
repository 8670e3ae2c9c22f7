const SIGNS: Record<string, string> = {
  ...{ amp: '&', apos: "'", ast: '*', bsol: '\\', colon: ':', comma: ',', commat: '@', dollar: '$' },
  ...{
    equals: '=',
    excl: '!',
    grave: '`',
    gt: '>',
    hat: '^',
    hellip: '...',
    lowbar: '_',
    lpar: '(',
    lt: '<',
  },
  ...{ midast: '*', mldr: '...', nldr: '..', num: '#', percnt: '%', period: '.', plus: '+', quest: '?' },
  ...{ quot: '"', rpar: ')', semi: ';', sol: '/', underbar: '_', verbar: '|', vert: '|', verticalline: '|' },
  ...{ lbrace: '{', lcub: '{', rbrace: '}', rcub: '}', lbrack: '[', lsqb: '[', rbrack: ']', rsqb: ']' },
  ...{ dash: '-', hyphen: '-', mdash: '-', minus: '-', ndash: '-', horbar: '-' },
}
const SPACES =
  'emsp emsp13 emsp14 ensp hairsp mediumspace nbsp newline nonbreakingspace numsp puncsp tab thickspace thinsp thinspace verythinspace'
const INVISIBLE =
  'af applyfunction ic invisiblecomma invisibletimes it lrm negativemediumspace negativethickspace negativethinspace negativeverythinspace nobreak rlm shy zerowidthspace zwj zwnj'
// Each letter with its names.
const LETTERS = `
æ aelig|đ dstrok|ŋ eng|ð eth|ƒ fnof|ħ hstrok hbar hslash planck plankv|ƶ imped|ȷ jmath|ĸ kgreen|ł lstrok|l· lmidot|ʼn napos
œ oelig|ø oslash|ß szlig|þ thorn|ŧ tstrok|a ordf|b bernou bernoullis|c cayleys complexes|c/o incare|å angst
d capitaldifferentiald dd differentiald|e ee expectation exponentiale|f fouriertrf|h hamilt hilbertspace planckh poincareplane
h quaternions|i ii im image imaginaryi imagline imagpart imath inodot|ij ijlig|l ell lagran laplacetrf|m mellintrf phmmat
n naturals|no numero|o order orderof ordm|p primes|q rationals|r re real realine realpart reals|s circleds os|tm trade
z integers zeetrf|ff fflig|ffi ffilig|ffl ffllig|fi filig|fj fjlig|fl fllig|1 sup1|2 sup2|3 sup3|א alefsym aleph|ב beth|ג gimel
ד daleth|α alpha|β beta|γ gamma|δ delta|ε epsi epsilon epsiv straightepsilon varepsilon|ϝ digamma gammad|ζ zeta|η eta
θ theta thetasym thetav vartheta|ι iota|κ kappa kappav varkappa|λ lambda|μ mu micro|ν nu|ξ xi|ο omicron|π pi piv varpi
ρ rho rhov varrho|σ sigma sigmaf sigmav varsigma|τ tau|υ upsi upsih upsilon|φ phi phiv straightphi varphi|χ chi|ψ psi|ω omega ohm
а acy|б bcy|в vcy|г gcy|ѓ gjcy|д dcy|ђ djcy|е iecy|ё iocy|є jukcy|ж zhcy|з zcy|ѕ dscy|и icy|й jcy|і iukcy|ї yicy|ј jsercy|к kcy
ќ kjcy|л lcy|љ ljcy|м mcy|н ncy|њ njcy|о ocy|п pcy|р rcy|с scy|т tcy|ћ tshcy|у ucy|ў ubrcy|ф fcy|х khcy|ц tscy|ч chcy|џ dzcy|ш shcy
щ shchcy|ъ hardcy|ы ycy|ь softcy|э ecy|ю yucy|я yacy`
/** As in `&Auml;`. */
const MARKS: Record<string, string> = {
  ...{ uml: '\u0308', acute: '\u0301', grave: '\u0300', circ: '\u0302', tilde: '\u0303', dot: '\u0307' },
  ...{ cedil: '\u0327', ring: '\u030a', caron: '\u030c', macr: '\u0304', breve: '\u0306', ogon: '\u0328' },
  dblac: '\u030b',
}
const NO_LETTER_WITH_MARK = new Set(['odot', 'sdot', 'tdot', 'xcirc'])
// Nearly all other names of HTML stand for signs: arrows, bullets, mathematics.
const ANY_SIGN = '·'

const NAMED = new Map<string, string>([
  ...Object.entries(SIGNS),
  ...SPACES.split(' ').map((name): [string, string] => [name, ' ']),
  ...INVISIBLE.split(' ').map((name): [string, string] => [name, '\u00ad']),
  ...LETTERS.trim()
    .split(/[|\n]/)
    .flatMap((entry) => {
      const [letter = '', ...names] = entry.split(' ')
      return names.map((name): [string, string] => [name, letter])
    }),
])

/** What a named character of HTML stands for, in either case of its name. A name that HTML doesn't know counts as a sign. */
export function namedCharacter(written: string): string {
  const name = written.toLowerCase()
  const known = NAMED.get(name)
  if (known !== undefined) return known
  const [letter, mark] = [name.slice(0, 1), name.slice(1)]
  if (Object.hasOwn(MARKS, mark) && !NO_LETTER_WITH_MARK.has(name)) return `${letter}${MARKS[mark]}`
  return /^[a-z](?:fr|scr|opf)$/.test(name) ? letter : ANY_SIGN
}
