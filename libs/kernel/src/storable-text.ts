/** Text as any store and any codec takes it (no NUL, no half of a surrogate pair), and no longer than `most` characters. */
export function storableText(text: string, most = Infinity): string {
  return text.slice(0, most).toWellFormed().replaceAll('\0', '\u{FFFD}');
}
