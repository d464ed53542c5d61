import type { Writable } from 'node:stream';
import { createLogger as createWinston, transports } from 'winston';
import { type Fields, fieldsText, lineOf } from './line.js';

/** In the order of their weight. */
export const logLevels = Object.freeze(['error', 'warn', 'info', 'debug'] as const);
export type LogLevel = (typeof logLevels)[number];

/** Writes one line: a message, which says what happened, and fields for machines. */
export type WriteLine = (message: string, fields?: Fields) => void;

/** Each line has a message, and fields for machines. Never throws. */
export interface Logger extends Readonly<Record<LogLevel, WriteLine>> {
  /** A logger to the same destination whose every line carries these fields too. */
  child(fields: Fields): Logger;
}

export interface LoggerOptions {
  /** Lines of less weight are not written. Default: info. */
  readonly level?: LogLevel;
  /** Default: standard output. */
  readonly destination?: Writable;
  /** Milliseconds since 1970, for the time of each line. Default: the system's clock. */
  readonly clock?: () => number;
}

// What winston's own formats take as the text of a line, and as the level to choose transports by.
const lineKey = Symbol.for('message');
const levelKey = Symbol.for('level');

/**
 * Logs one JSON object a line: time in ISO 8601, level, message, fields. Control characters are escaped, so that no value can
 * begin a line or steer a terminal; fields whose names speak of secrets are redacted; errors are written without what
 * queries held.
 */
export function createLogger({
  level = 'info',
  destination = process.stdout,
  clock = Date.now,
}: LoggerOptions = {}): Logger {
  const winston = createWinston({
    level,
    // The line is made here, in one go: winston's JSON format takes twice the time of all the rest.
    format: { transform: line => line },
    transports: [new transports.Stream({ stream: destination })],
  });
  const most = logLevels.indexOf(level);
  const withFields = (shared: string): Logger => {
    const at = (name: LogLevel, weight: number): WriteLine => {
      if (weight > most) return () => {};
      return (message, fields) => {
        const line = lineOf(name, message, clock(), shared + (fields ? fieldsText(fields) : ''));
        winston.write({ level: name, message, [levelKey]: name, [lineKey]: line });
      };
    };
    const [error, warn, info, debug] = logLevels.map(at) as [WriteLine, WriteLine, WriteLine, WriteLine]; // one each
    return Object.freeze({
      error,
      warn,
      info,
      debug,
      child: (fields: Fields) => withFields(shared + fieldsText(fields)),
    });
  };
  return withFields('');
}
