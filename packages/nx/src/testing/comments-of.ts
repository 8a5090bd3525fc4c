/** The `#` comments of a text in order, for a check that an edit kept them. */
export function commentsOf(content: string): string[] {
  return content.match(/#[^\r\n]*/g) ?? [];
}
