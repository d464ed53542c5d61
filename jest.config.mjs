import { availableParallelism } from 'node:os';

export default {
  testEnvironment: '<rootDir>/scripts/jest-environment.mjs',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/fixtures/', '/node_modules/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'],
    // src/registry imports the package as a user does; a test must see the source, not an old build
    '^specwright$': '<rootDir>/src/index.ts',
    '^specwright/express$': '<rootDir>/src/express/index.ts',
    '^specwright/express/eov$': '<rootDir>/src/express/eov/index.ts',
    '^specwright/auth$': '<rootDir>/src/auth/index.ts',
    '^specwright/database$': '<rootDir>/src/database/index.ts',
    '^specwright/observability$': '<rootDir>/src/observability/index.ts',
    '^specwright/testing$': '<rootDir>/src/testing/index.ts',
    '^specwright/runtime$': '<rootDir>/src/schema/runtime/index.ts',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  testSequencer: '<rootDir>/scripts/jest-slow-first.mjs',
  reporters: ['default', '<rootDir>/scripts/jest-total-reporter.mjs'],
  globalSetup: '<rootDir>/tests/support/test-run.mjs',
  globalTeardown: '<rootDir>/tests/support/test-run-end.mjs',
  // what a test that hangs costs; on a busy machine one that does not may take long, too
  testTimeout: 120_000,
  // one more than cores, since a fifth of the time is spent waiting for timeouts and for other processes; memory is what
  // a run on real documents is short of where there are many
  maxWorkers: Math.min(4, availableParallelism() + 1),
  workerIdleMemoryLimit: '1GB',
};
