/** Every check, in the order in which its findings are shown. The guide says of each what cures it. */
export const CHECK_NAMES = [
  'plugin-missing',
  'plugin-options',
  'target-off',
  'target-replaced',
  'manifest-broken',
  'member-unlisted',
  'member-vanished',
  'member-glob',
  'name-taken',
  'module-shadows',
  'module-twice',
  'not-ignored',
  'lock-ignored',
  'uv-missing',
  'uv-refuses',
  'python-missing',
  'python-shim',
  'lock-missing',
  'lock-broken',
  'lock-stale',
  'environment-missing',
  'environment-drifted',
] as const;

export type CheckName = (typeof CHECK_NAMES)[number];
