/** The newest release of every supported line of Nx. */
export const nxVersions = ['22.7.12', '23.2.1', '24.0.6'] as const;
export type NxVersion = (typeof nxVersions)[number];
/** Carries the tests whose subject does not depend on the version of Nx. */
export const defaultNxVersion: NxVersion = '23.2.1';
/** The versions of a matrix that a usual run tries once and a long run (`npm run test:long`) everywhere. */
export const longRun = process.env['PAXX_E2E_LONG'] === '1';
export const versionsOfALongMatrix: readonly NxVersion[] = longRun
  ? nxVersions
  : [defaultNxVersion];
