/** The words of a name in any spelling, in lower case: `orderItems`, `order-items`, `Order Items`. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

export function capitalize(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** The first words of a name that fit into a length. */
export function shorten(words: readonly string[], length: number): string[] {
  const kept: string[] = [];
  for (const word of words) {
    if ([...kept, word].join('-').length > length) break;
    kept.push(word);
  }
  return kept.length > 0 ? kept : words.slice(0, 1).map((word) => word.slice(0, length));
}

// Files of these names cannot exist on Windows, with any suffix.
const WINDOWS_DEVICES = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

export function isWindowsDevice(name: string): boolean {
  return WINDOWS_DEVICES.test(name);
}
