import type { Writable } from 'node:stream';
import { createLogger as createWinston, format, transports } from 'winston';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** Each line has a message, and fields for machines. */
export type Logger = Readonly<Record<LogLevel, (message: string, fields?: Readonly<Record<string, unknown>>) => void>>;

export interface LoggerOptions {
  /** Default: info. */
  readonly level?: LogLevel;
  /** Default: standard output. */
  readonly destination?: Writable;
}

/** Logs one JSON object a line, with its time in ISO 8601. */
export function createLogger({ level = 'info', destination = process.stdout }: LoggerOptions = {}): Logger {
  const winston = createWinston({
    level,
    format: format.combine(format.timestamp(), format.json()),
    transports: [new transports.Stream({ stream: destination })],
  });
  const at = (name: LogLevel) => (message: string, fields?: Readonly<Record<string, unknown>>) => {
    winston.log(name, message, fields);
  };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}
