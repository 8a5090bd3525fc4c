import { normalizeName } from './normalize-name';

/**
 * The distribution that a PEP 508 requirement names, normalised; `undefined` when the text names none.
 * Extras, versions, markers and direct references do not matter for who depends on whom.
 */
export function parseRequirement(text: string): string | undefined {
  const name = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?=$|[[(<>=!~;@,\s])/.exec(
    text,
  )?.[1];
  return name === undefined ? undefined : normalizeName(name);
}
