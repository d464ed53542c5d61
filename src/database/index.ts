export { type ConnectOptions, connectDatabase } from './connect/connect.js';
export type { Database, Executor, PoolGauges } from './database.js';
