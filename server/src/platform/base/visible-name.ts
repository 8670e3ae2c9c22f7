// Besides white space, controls, marks without a letter and what Unicode calls ignorable or format characters: blanks
// that Unicode counts as letters or symbols (braille and hieroglyphic blanks, musical null notehead, object replacement), and what stands
// for characters that could not be stored.
export const UNSEEN = String.raw`\p{White_Space}\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\u{13441}\u{13442}\u{1D159}\uFFFC\uFFFD`
const INVISIBLE = new RegExp(`^[${UNSEEN}]*$`, 'u')

/** A name, or null if it shows nothing on screen: invisible characters are no name. */
export function visibleName(name: string | null | undefined): string | null {
  const trimmed = name?.trim() ?? ''
  return INVISIBLE.test(trimmed) ? null : trimmed
}
