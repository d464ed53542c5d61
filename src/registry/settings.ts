import type { Environment, SettingsTable } from 'specwright/express';

/** Everything that the server and its workers can be told, by the environment. .env.example and docs/registry.md show it. */
export const settings = {
  HOST: {
    kind: 'text',
    description: 'The address that the server listens at; 0.0.0.0 for all.',
    default: '127.0.0.1',
  },
  PORT: {
    kind: 'port',
    description: 'The port that it listens at. Where it is not set and 3000 is taken, the next free one.',
  },
  DATABASE_URL: {
    kind: 'url',
    description: 'The Postgres to use, 15 or newer. Where it is not set, the server starts one of its own.',
    protocols: ['postgres', 'postgresql'],
    credentials: true,
  },
  DATABASE_POOL: {
    kind: 'integer',
    description: 'How many connections a process opens at most, beside two for its readiness.',
    default: 10,
    minimum: 2,
    maximum: 1000,
  },
  DATABASE_WAIT: {
    kind: 'duration',
    description: 'How long a start waits for the database to answer.',
    default: 30_000,
    maximum: 3_600_000,
  },
  DATA_FOLDER: {
    kind: 'text',
    description:
      'The folder that a Postgres of its own keeps its data below, in .specwright. Where NODE_ENV is production, one is started only if this is set.',
    default: '.',
  },
  WORK: {
    kind: 'boolean',
    description: 'Whether the server inspects what is published itself, beside any workers.',
    default: true,
  },
  JOB_EXPIRY: {
    kind: 'duration',
    description: 'After how long the job of a worker that was not heard of again is given to another.',
    default: 300_000,
    minimum: 1000,
    maximum: 3_600_000,
  },
  LOG_LEVEL: {
    kind: 'choice',
    description: 'What is logged: that and everything of more weight.',
    default: 'info',
    choices: ['error', 'warn', 'info', 'debug'],
  },
  SLOW_QUERY: {
    kind: 'duration',
    description: 'From how long on a query is logged, with its operation and its statement. Where it is not set: none.',
    minimum: 1,
    maximum: 600_000,
  },
  CORS_ORIGINS: {
    kind: 'origins',
    description: 'The origins whose pages may read answers; others get no header. Where it is not set: none.',
  },
  MAX_CONNECTIONS: {
    kind: 'integer',
    description: 'How many connections clients may have at once; one more is closed as soon as it is there.',
    default: 1000,
    minimum: 1,
    maximum: 1_000_000,
  },
  REQUEST_TIMEOUT: {
    kind: 'duration',
    description: 'How long a request may take to come in, its body included.',
    default: 120_000,
    minimum: 1000,
    maximum: 3_600_000,
  },
  TRUST_PROXY: {
    kind: 'integer',
    description: 'How many proxies stand in front, whose X-Forwarded-* headers are believed.',
    default: 0,
    minimum: 0,
    maximum: 10,
  },
  SHUTDOWN_DRAIN: {
    kind: 'duration',
    description: 'How long requests are still taken after SIGTERM, while /readyz says no.',
    default: 0,
    maximum: 600_000,
  },
  SHUTDOWN_DEADLINE: {
    kind: 'duration',
    description: 'How long the end may take after SIGTERM, then the process ends as it is.',
    default: 30_000,
    minimum: 1000,
    maximum: 600_000,
  },
} as const satisfies SettingsTable;

export type Settings = Environment<typeof settings>;
