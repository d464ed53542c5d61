export { type ContractWatch, contractWatch } from './contract-watch.js';
export { type TestDatabase, type TestDatabaseOptions, testDatabase } from './database/test-database.js';
export type { TestRunOptions } from './run/options.js';
export { startTestRun, type TestRun } from './run/start-test-run.js';
