import { wordsOf } from '../workspace/words';

/** The name of an enum's member for one of its values: `in transit` is `IN_TRANSIT`, `2fa` is `VALUE_2FA`. */
export function enumMember(value: string): string {
  const name = wordsOf(value).join('_').toUpperCase();
  return /^[A-Z]/.test(name) ? name : `VALUE_${name}`;
}
