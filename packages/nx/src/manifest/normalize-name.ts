/** PEP 503: `My_Lib.core` and `my-lib-core` are one name. */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
