/** Masks the password of every database URL in a text: `driver://user:***@host`. */
export function maskPasswords(text: string): string {
  return (
    text
      // Up to the last `@` before white space or a quote: a password may hold an unescaped `@` or `/`.
      .replace(/(\b[\w+.-]+:\/\/[^\s:/@'"]*):[^\s'"]+@/g, '$1:***@')
      // Of such a password a driver takes the end for a part of the host, and quotes it.
      .replace(/(host (?:name )?["'])[^\s"'@]*@/g, '$1***@')
  );
}
