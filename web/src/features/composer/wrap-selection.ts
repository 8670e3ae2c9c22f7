/** A text with the part between two places put into a mark of WhatsApp's, or taken out of it; and what is selected then. */
export function wrapSelection(
  text: string,
  [start, end]: [number, number],
  mark: string,
): { text: string; selection: [number, number] } {
  const [before, inner, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)]
  const { length } = mark
  if (before.endsWith(mark) && after.startsWith(mark)) {
    return {
      text: before.slice(0, -length) + inner + after.slice(length),
      selection: [start - length, end - length],
    }
  }
  return { text: before + mark + inner + mark + after, selection: [start + length, end + length] }
}
