/** Masks the password of every database URL in a text: `driver://user:***@host`. */
export function maskPasswords(text: string): string {
  // Greedy up to the last `@` before white space or a quote: a password may hold an unescaped `@` or `/`.
  return text.replace(/(\b[\w+.-]+:\/\/[^\s:/@'"]*):[^\s'"]+@/g, '$1:***@');
}
