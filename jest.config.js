/** Jest over ES modules, because the age library is one; TypeScript is only stripped, tsc checks it. */
export default {
  testEnvironment: '<rootDir>/tests/harness/plainEnvironment.js',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2023',
          experimental: { keepImportAttributes: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
      },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  globalSetup: '<rootDir>/tests/harness/runFolder.ts',
  globalTeardown: '<rootDir>/tests/harness/endRunFolder.ts',
  testTimeout: 120_000,
  // Jest would take one less than there are cores, which on two is none beside its own.
  maxWorkers: 2,
};
