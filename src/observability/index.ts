export type { Fields } from './log/line.js';
export { createLogger, type Logger, type LoggerOptions, type LogLevel, logLevels } from './log/logger.js';
export { type CountedPool, createMetrics, type Metrics, type MetricsOptions } from './metrics/metrics.js';
export { observer, type ServiceObserver } from './observer.js';
