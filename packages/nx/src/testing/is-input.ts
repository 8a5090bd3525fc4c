import type { TargetConfiguration } from '@nx/devkit';
import { matchMembers } from '../manifest/match-members';
import { unfoldBraces } from './unfold-braces';

/**
 * Whether a change of `file` reaches a target of `apps/api`, which depends on `libs/pricing`: the rules of Nx for
 * file inputs, in small. The end-to-end tests ask Nx itself.
 */
export function isInput({ inputs = [] }: TargetConfiguration, file: string): boolean {
  const patterns = inputs
    .filter((input) => typeof input === 'string')
    .map(placed)
    .flatMap(unfoldBraces);
  const matches = (pattern: string): boolean =>
    matchMembers({ members: [pattern], exclude: [] })(file);
  const isTaken = patterns.some((pattern) => !pattern.startsWith('!') && matches(pattern));
  const isLeftOut = patterns.some(
    (pattern) => pattern.startsWith('!') && matches(pattern.slice(1)),
  );
  return isTaken && !isLeftOut;
}

function placed(input: string): string {
  const root = input.startsWith('^') ? 'libs/pricing' : 'apps/api';
  return input.replace('^', '').replace('{projectRoot}', root).replace('{workspaceRoot}/', '');
}
