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
  // Browsers, Tor and other programs are waited for most of the time: three at once fill two cores.
  maxWorkers: 3,
};
