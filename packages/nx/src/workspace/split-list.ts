/** The values of an option that takes several, with commas between them. */
export function splitList(text: string | undefined): string[] {
  const values = (text ?? '').split(',').map((value) => value.trim());
  return values.filter((value) => value !== '');
}
