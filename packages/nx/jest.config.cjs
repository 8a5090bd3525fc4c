/** @type {import('jest').Config} */
module.exports = {
  displayName: 'nx-plugin',
  testEnvironment: 'node',
  // Jest leaves one core to a watcher, which is half of a small machine.
  maxWorkers: '100%',
  rootDir: 'src',
  testMatch: ['**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.*/files/'],
  // One runtime dependency (toml-patch) is an ES module; Node can require it, Jest must compile it.
  transformIgnorePatterns: ['/node_modules/(?!@decimalturn/)'],
  transform: {
    '^.+\\.[jt]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};
