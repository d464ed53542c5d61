import { type Code, type Finding, finding } from '../../../diagnostics/index.js';
import { errorField } from '../error-field.js';
import type { MigrationFile } from '../migration.js';
import { placeIn } from '../source/load-module.js';
import { NeverSent } from './never-sent.js';
import type { FailedStatement } from './statements.js';

/** Where in the text of a statement, by UTF-16 code units from 0. */
type Offset = number;

/**
 * What went wrong in a script: for a statement which one, where in it, and the server's words where they hold no value.
 * @param what `up of 20260101000000_create_pets`
 */
export function failureOf(
  code: Code,
  what: string,
  file: MigrationFile,
  error: unknown,
  statement?: FailedStatement,
): Finding {
  if (error instanceof NeverSent) return neverSent(code, what, file, error);
  if (!statement) return finding(code, `${what}: ${ownWords(error)}`, { location: placeIn(file, [1, 1]) });
  const offset = offsetOf(error, statement.sql);
  const place = offset === undefined ? '' : `, line ${lineAndColumn(statement.sql, offset).join(' column ')}`;
  const message = `${what}: statement ${statement.number}${place}: ${serverWords(error, statement.sql)}`;
  return finding(code, message, {
    location: placeIn(file, inSource(file.text, statement.sql, offset)),
    ...remedyOf(error),
  });
}

function neverSent(code: Code, what: string, file: MigrationFile, { message, unsent }: NeverSent): Finding {
  const offset = unsent.traces.map(trace => onlyPlace(file.text, trace)).find(found => found !== undefined);
  return finding(code, `${what}: ${message}`, {
    location: placeIn(file, offset === undefined ? [1, 1] : lineAndColumn(file.text, offset)),
    remedy: 'Put `await` before it: a statement is sent only once somebody waits for it',
  });
}

function ownWords(error: unknown): string {
  const message = errorField(error, 'message')?.split('\n', 1)[0];
  return message === undefined ? String(error) : `${errorField(error, 'name') ?? 'Error'}: ${message}`;
}

/** Classes of errors whose messages name things and hold no values. */
const nameOnly = /^(?:0[0389A]|2[35BDF]|3[DF]|4[0247]|5[357])/;

function serverWords(error: unknown, sql: string): string {
  const state = errorField(error, 'code') ?? 'no code';
  const message = errorField(error, 'message') ?? '';
  // Knex puts the statement before the message
  const plain = message.startsWith(`${sql} - `) ? message.slice(sql.length + 3) : message;
  if (nameOnly.test(state)) return `${plain} (${state})`;
  const named = ['table', 'column', 'constraint'].flatMap(name => {
    const value = errorField(error, name);
    return value === undefined ? [] : `, ${name} ${value}`;
  });
  const kind = state.startsWith('22') ? 'a value that does not fit' : 'the database refused';
  return `${kind} (${state})${named.join('')}`;
}

function remedyOf(error: unknown): { readonly remedy?: string } {
  const state = errorField(error, 'code');
  if (state === '55P03')
    return {
      remedy:
        'Something else uses the table: run it again when there is less to do, or give a longer --table-lock-timeout',
    };
  if (state === '25001')
    return { remedy: 'Let the migration `export const transaction = false`: it runs outside a transaction only' };
  if (state === '42P07')
    return {
      remedy:
        'It is there already: `specwright db check` shows what was made by hand; outside a transaction write `if not exists`',
    };
  return {};
}

/** The server counts characters from 1. */
function offsetOf(error: unknown, sql: string): Offset | undefined {
  const position = Number(errorField(error, 'position'));
  return position > 0 ? [...sql].slice(0, position - 1).join('').length : undefined;
}

/** Where a statement, or the line of it that failed, stands in the script as it was written; else its beginning. */
function inSource(source: string, sql: string, offset: Offset = 0): readonly [number, number] {
  const whole = onlyPlace(source, sql);
  if (whole !== undefined) return lineAndColumn(source, whole + offset);
  const start = sql.lastIndexOf('\n', offset - 1) + 1;
  const line = sql.slice(start).split('\n', 1)[0] ?? '';
  const found = line.trim().length > 3 ? onlyPlace(source, line) : undefined;
  return found === undefined ? [1, 1] : lineAndColumn(source, found + offset - start);
}

function onlyPlace(text: string, part: string): Offset | undefined {
  const first = text.indexOf(part);
  return first >= 0 && text.indexOf(part, first + 1) < 0 ? first : undefined;
}

function lineAndColumn(text: string, offset: Offset): readonly [number, number] {
  const before = text.slice(0, offset).split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}
