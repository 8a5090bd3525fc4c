/** The first carries the figures that do not depend on the version; stopping is measured on each. */
export const nxVersions = ['23.2.1', '22.7.12', '24.0.6'];
