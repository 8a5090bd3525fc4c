const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
module.exports = {
  displayName: 'e2e',
  testEnvironment: 'node',
  rootDir: '.',
  testMatch: ['**/*.spec.ts'],
  // A whole job of a CI, each step for real: a minute and a half of one core.
  testPathIgnorePatterns: process.env['PAXX_E2E_LONG'] === '1' ? [] : ['ci-workflow'],
  globalSetup: '<rootDir>/harness/global-setup.ts',
  globalTeardown: '<rootDir>/harness/global-teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/harness/after-each-file.ts'],
  // A test starts several programs at once: more workers than two only make them wait for each other.
  maxWorkers: Math.min(2, availableParallelism()),
  testTimeout: 300_000,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};
