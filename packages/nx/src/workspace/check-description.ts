import { cannotCreate } from './errors';

/**
 * The description of a new project, for a manifest and a README.
 *
 * @throws CannotGenerate where it is not one line
 */
export function checkDescription(what: string, name: string, description: string): string {
  if (/\p{Cc}/u.test(description) || description.length > 300) {
    const cause = 'the option description must be one line of at most 300 characters';
    throw cannotCreate(what, name, cause, '--description="Takes and ships orders."');
  }
  return description.trim();
}
