import { defineConfig } from 'vitest/config';

// Tests with real servers wait more than they work, so there may be more of them at once than processors.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/build-once.ts',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxWorkers: 4,
  },
});
