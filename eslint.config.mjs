import nx from '@nx/eslint-plugin';
import * as jsonc from 'jsonc-eslint-parser';
import tseslint from 'typescript-eslint';
import { roomRules } from './tools/room-rules.mjs';

const requiredLate = [
  '^@astral-sh/ruff-wasm-nodejs$',
  '^@decimalturn/toml-patch$',
  '^@lezer/python$',
  '^jsonc-parser$',
  '^pluralize$',
  '^yaml$',
  '/render/format-python$',
  '/guard/guard-environments$',
  '/python/find-environment$',
  '/python/sync-environment$',
  '/package\\.json$',
  // Guarded, with a fallback: docs/adr/0008.
  '^nx/src/devkit-internals$',
];

export default [
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'tmp/**',
      '.nx/**',
      '**/files/**',
      '**/schema.d.ts',
    ],
  },
  ...tseslint.configs.strict.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // `typeof import('x')` is the type of what is required late.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // Required late, inside a function, because every Nx command pays for what a module loads: docs/adr/0003.
      '@typescript-eslint/no-require-imports': ['error', { allow: requiredLate }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.spec.ts', 'e2e/**/*.ts'],
    // A describe block is one function that holds all its tests.
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  ...roomRules,
  {
    files: [
      'packages/nx/package.json',
      'packages/nx/generators.json',
      'packages/nx/executors.json',
    ],
    plugins: { '@nx': nx },
    languageOptions: { parser: jsonc },
    rules: { '@nx/nx-plugin-checks': 'error' },
  },
];
