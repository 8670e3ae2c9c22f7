/** The text with the digits of every script as those of ASCII. */
export function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, digitOf)
}

/** In every script the digits from 0 to 9 follow each other. */
function digitOf(digit: string): string {
  if (digit <= '9') return digit
  const code = digit.codePointAt(0) ?? 0
  let above_zero = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - above_zero - 1))) above_zero += 1
  return String(above_zero % 10)
}
