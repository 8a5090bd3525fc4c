/** `a/{b,c}` is `a/b` and `a/c`. */
export function unfoldBraces(pattern: string): string[] {
  const [, before = '', list = '', after = ''] = /^(.*?)\{([^{}]*)\}(.*)$/.exec(pattern) ?? [];
  if (list === '') return [pattern];
  return list.split(',').flatMap((part) => unfoldBraces(`${before}${part}${after}`));
}
