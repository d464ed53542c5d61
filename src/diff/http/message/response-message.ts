// https://www.rfc-editor.org/rfc/rfc9112#section-4
import type { Header, Operation, Response } from '../../../contract/index.js';
import { reasonPhrases } from '../../../problem/index.js';
import type { CarriedBody } from '../bodies/body-pair.js';
import type { Roles } from '../context.js';
import { isBodiless } from '../responses/bodiless.js';
import { named } from '../responses/named.js';
import { writeBody } from './body.js';
import { headerText } from './header-text.js';
import { Lines, type Message } from './lines.js';
import { usualBody } from './usual-body.js';

/** What a response is about: everything else in it is made up, and valid. */
export interface ResponseCase {
  /** `200`, `4XX` or `default`: which status both responses stand for. */
  readonly status: string;
  readonly written: Response;
  /** The response of the other side, where it has one. */
  readonly read?: Response;
  /** A header of the writer with its text, or one of the reader that is left out. */
  readonly header?: { readonly is: Header; readonly text: string | undefined };
  readonly body?: false | CarriedBody;
  readonly marks?: 'content-type';
}

/** Writes a response as the one side sends it, with the other side's reading in mind. */
export function responseMessage(roles: Roles, about: ResponseCase): Message {
  const { written, read, header: own } = about;
  const lines = new Lines();
  const code = codeOf(about.status, roles.writer.operation);
  lines.add(`HTTP/1.1 ${code} ${reasonPhrases[code] ?? ''}`.trimEnd());
  for (const header of written.headers) {
    const other = read && named(read.headers, header.name);
    const isOwn = own !== undefined && (own.is === header || own.is === other);
    const text = isOwn ? own.text : header.required || other?.required ? headerText(roles, header, other) : undefined;
    if (text !== undefined) lines.add(`${header.name}: ${text}`, isOwn ? own.is : undefined);
  }
  const isLeftOut = about.body === false || isBodiless(roles.writer.operation, code);
  const body = about.body || (isLeftOut ? undefined : usualBody(roles, written.content, read?.content ?? []));
  if (body) {
    const { type, lines: texts, mark } = writeBody(roles, body);
    lines.add(`Content-Type: ${type}`, 'content-type');
    lines.add('');
    for (const [index, line] of texts.entries()) lines.add(line, index === mark ? 'body' : undefined);
  }
  return lines.done(about.marks ?? own?.is ?? (about.body ? 'body' : undefined));
}

/** A code that a declared status stands for, and no other one does. */
export function codeOf(status: string, { responses }: Pick<Operation, 'responses'>): number {
  if (/^\d{3}$/.test(status)) return Number(status);
  const declared = new Set(responses.map(each => each.status));
  const classes = status === 'default' ? [5, 4, 2, 3, 1] : [Number(status[0])];
  for (const digit of classes) {
    if (status === 'default' && declared.has(`${digit}XX`)) continue;
    for (let code = digit * 100; code < digit * 100 + 100; code += 1) if (!declared.has(String(code))) return code;
  }
  return Number(status[0]) * 100 || 500;
}
