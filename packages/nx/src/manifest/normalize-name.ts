/** PEP 503: `My_Lib.core` and `my-lib-core` are one name. */
export function normalizeName(name: string): string {
  if (NORMAL.test(name)) return name;
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Most names are; to see it costs a third of the rest, and the graph reads ten thousand. */
const NORMAL = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
