import type { ServerResponse } from 'node:http';
import { endAfterDiscard } from '../body/index.js';
import type { HandlerResult } from '../handler.js';
import type { Exchange } from '../request/exchange.js';
import type { ServiceSettings } from '../settings.js';
import { BodyCheck } from './body-check.js';
import { breach } from './breach.js';
import { charsetViolation } from './charset.js';
import { checkHeaders } from './check-head.js';
import { endWith } from './end-with.js';
import { writeForm } from './form-body.js';
import { headerText } from './header-fields.js';
import { wireItems } from './items.js';
import { writeJson } from './json-body.js';
import { releaseBody } from './release-body.js';
import { chooseContentType, isBytes, isResult, isStream, undeclaredMedia } from './result.js';
import type { MediaRule, ResponseRule } from './rule.js';
import { isReasonPhrase } from './status-line.js';
import { streamAnswer } from './stream-answer.js';
import { inBody, type ResponseViolation, violation } from './violation.js';

type Fields = (string | string[])[];

/**
 * Checks a handler's result and sends it, in one write where it is no stream.
 * @param own headers that need no declaration: those of a refusal, of its mapper or of a thrown problem
 */
export function answer(exchange: Exchange, result: unknown, settings: ServiceSettings, own?: object): void {
  const { response } = exchange;
  if (response.headersSent || response.destroyed) overtaken(exchange, settings);
  else if (isResult(result)) {
    if (respond(exchange, result, settings, own)) return;
  } else {
    const found = [violation('status', 'result', 'the handler gave no { status } from 200 to 599')];
    breach(exchange, 500, found, settings, 'replaced');
  }
  if (typeof result === 'object' && result !== null && 'body' in result) releaseBody(result.body);
}

/** The client is gone, or the handler wrote the answer itself: what it wrote stands where it is whole. */
function overtaken(exchange: Exchange, settings: ServiceSettings): void {
  const { response } = exchange;
  if (!response.headersSent) return;
  const found = [violation('status', 'result', 'the handler wrote the response itself')];
  breach(exchange, response.statusCode, found, settings, response.writableEnded ? 'sent' : 'cut');
  if (!response.writableEnded) response.destroy();
}

/** @returns whether the body is used up: false where a stream is left over */
function respond(exchange: Exchange, result: HandlerResult, settings: ServiceSettings, own?: object): boolean {
  const checked = exchange.check !== 'off';
  const rule = exchange.runtime.prepared!.rules.find(result.status);
  const found: ResponseViolation[] = [];
  if (checked && !rule) found.push(violation('status', 'undeclared', `the status ${result.status} is not declared`));
  const fields: Fields = [];
  let sendable = headerFields(exchange.response, result, rule, fields, found, checked, own);
  sendable = sayable(exchange.response, found) && sendable;
  if (result.body === undefined || result.status === 204 || result.status === 304) {
    sendBodiless(exchange, result, rule, fields, found, sendable, settings);
    return false;
  }
  const chosen = chooseContentType(rule, result, exchange.request.headers.accept);
  if (checked && chosen.violation) found.push(chosen.violation);
  const media = chosen.media ?? undeclaredMedia(chosen.contentType ?? 'application/octet-stream');
  if (chosen.contentType !== undefined) {
    fields.push('Content-Type', chosen.contentType);
    if (chosen.contentType !== media.contentType || media.plan.kind === 'text') {
      sendable = safe('Content-Type', chosen.contentType, found) && sendable;
      const wrong = checked && !isBytes(result.body) && !isStream(result.body) && charsetViolation(chosen.contentType);
      if (wrong) found.push(wrong);
    }
  }
  if (streams(media, result.body)) {
    const strip = settings.strip && exchange.check === 'enforce';
    const all = Array.isArray(result.body) ? wireItems(result.body, media, strip) : undefined;
    if (checked && all) found.push(...checkItems(all.items, media));
    if (found.length > 0 && !settle(exchange, result.status, found, sendable, settings)) return false;
    streamAnswer(exchange, result.status, fields, all?.media ?? media, all?.items ?? result.body, settings);
    return true;
  }
  const bytes = isBytes(result.body)
    ? bytesOf(result.body, media, checked, fields, settings, found)
    : bodyOf(result.body, media, exchange.check, settings, found);
  if (found.length > 0 && !settle(exchange, result.status, found, sendable && bytes !== undefined, settings))
    return true;
  send(exchange, result.status, fields, bytes ?? '');
  return true;
}

function sendBodiless(
  exchange: Exchange,
  result: HandlerResult,
  rule: ResponseRule | undefined,
  fields: Fields,
  found: ResponseViolation[],
  sendable: boolean,
  settings: ServiceSettings,
): void {
  const { status } = result;
  const head = exchange.request.method === 'HEAD';
  if (exchange.check !== 'off') {
    if (rule && rule.media.length > 0 && !head && status !== 204 && status !== 304)
      found.push(violation('body', 'required', 'the body is missing'));
    // https://www.rfc-editor.org/rfc/rfc9110.html#name-204-no-content and #name-304-not-modified
    if (result.body !== undefined) found.push(violation('body', 'undeclared', `the status ${status} has no body`));
  }
  if (found.length > 0 && !settle(exchange, status, found, sendable, settings)) return;
  if (status !== 204 && status !== 304 && !head) fields.push('Content-Length', '0');
  writeHead(exchange.response, status, fields);
  exchange.response.end();
}

function send(exchange: Exchange, status: number, fields: Fields, body: string | Uint8Array): void {
  const { response } = exchange;
  const length = Buffer.byteLength(body);
  fields.push('Content-Length', String(length));
  writeHead(response, status, fields);
  if (!exchange.request.complete && endAfterDiscard(exchange.request, () => response.end())) {
    response.write(body);
    return;
  }
  // To HEAD node sends the headers alone. A text of as many bytes as characters is ASCII, which node writes faster as latin1.
  if (typeof body === 'string') endWith(response, body, length === body.length ? 'latin1' : 'utf8');
  else response.end(body);
}

/** Writes the head as it is where nothing was set before; what others have set (Express, CORS) stays, and is overridden. */
function writeHead(response: ServerResponse, status: number, fields: Fields): void {
  if (response.getHeaderNames().length === 0) {
    response.writeHead(status, fields as string[]); // Lists of values are fine in any place; the types want all alike.
    return;
  }
  response.statusCode = status;
  for (let index = 0; index < fields.length; index += 2) response.setHeader(String(fields[index]), fields[index + 1]!);
}

/**
 * @param sendable false: node would refuse to send it, or there is nothing to send
 * @returns whether to go on: in `report` the response is sent as it is, if it can be
 */
function settle(
  exchange: Exchange,
  status: number,
  found: readonly ResponseViolation[],
  sendable: boolean,
  settings: ServiceSettings,
): boolean {
  const replaced = exchange.check === 'enforce' || !sendable;
  breach(exchange, status, found, settings, replaced ? 'replaced' : 'sent');
  return !replaced;
}

function streams(media: MediaRule, body: unknown): boolean {
  return isStream(body) || (media.plan.kind === 'sequential' && Array.isArray(body));
}

/** Bytes are sent as they are, compressed ones too. */
function bytesOf(
  body: Uint8Array,
  media: MediaRule,
  checked: boolean,
  fields: Fields,
  { checkLimit }: ServiceSettings,
  found: ResponseViolation[],
): Uint8Array {
  if (!checked) return body;
  const name = fields.findIndex((field, index) => index % 2 === 0 && /^content-encoding$/i.test(String(field)));
  const encoding = name < 0 ? '' : String(fields[name + 1]);
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  found.push(...(new BodyCheck(media, encoding, checkLimit).whole(bytes) ?? []));
  return body;
}

function bodyOf(
  body: unknown,
  media: MediaRule,
  check: Exchange['check'],
  { strip, checkLimit }: ServiceSettings,
  found: ResponseViolation[],
): string | Uint8Array | undefined {
  const checked = check !== 'off';
  const { kind } = media.plan;
  const isForm = kind === 'form' && typeof body === 'object' && body !== null;
  if (kind === 'json' || isForm) {
    const strips = strip && check === 'enforce';
    const { text, violations } = isForm
      ? writeForm(body, media, checked, strips)
      : writeJson(body, media, checked, strips);
    if (violations) found.push(...violations);
    return text;
  }
  if (typeof body !== 'string') {
    found.push(violation('body', 'type', `a body of ${media.plan.range} must be a string, bytes or a stream`));
    return undefined;
  }
  if (checked && kind === 'text') found.push(...inBody(media.check?.(body) ?? []));
  else if (checked) found.push(...(new BodyCheck(media, '', checkLimit).whole(Buffer.from(body)) ?? []));
  return body;
}

/** All items of an array that is going to be sent as a sequence. */
function checkItems(items: readonly unknown[], media: MediaRule): ResponseViolation[] {
  const found = items.flatMap((item, index) =>
    inBody(media.itemCheck?.(item) ?? []).map(one => ({ ...one, pointer: `/${index}${one.pointer}` })),
  );
  return [...found, ...inBody(media.check?.(items) ?? [])];
}

/** @returns whether node can send them */
function headerFields(
  response: ServerResponse,
  result: HandlerResult,
  rule: ResponseRule | undefined,
  fields: Fields,
  found: ResponseViolation[],
  checked: boolean,
  own: object | undefined,
): boolean {
  const { headers } = result;
  let sendable = true;
  const texts = rule && rule.headers.length > 0 && checked ? new Map<string, string | string[]>() : undefined;
  for (const name in headers) {
    const lower = name.toLowerCase();
    // The type and the length are the body's own.
    if (lower === 'content-type' || lower === 'content-length' || lower === 'transfer-encoding') continue;
    const declared = rule?.headers.find(header => header.name === lower);
    const value = declared?.convert ? declared.convert.serialise(headers[name]) : headers[name];
    const text = headerText(lower, value, declared?.plan.explode ?? false);
    if (text === undefined) continue;
    fields.push(name, text);
    texts?.set(lower, text);
    if (!safe(name, text, found)) sendable = false;
    else if (checked && rule && !rule.headerNames.has(lower) && !(own && Object.hasOwn(own, name)))
      found.push(
        violation('header', 'undeclared', `the header ${name.slice(0, 80)} is not declared for this status`, name),
      );
  }
  // What other middleware has set goes out too.
  if (texts && rule) checkHeaders(rule, name => texts.get(name) ?? response.getHeader(name), found);
  return sendable;
}

/** Whether node can send the status message that somebody has set. */
function sayable({ statusMessage }: ServerResponse, found: ResponseViolation[]): boolean {
  if (isReasonPhrase(statusMessage)) return true;
  found.push(violation('status', 'message', 'the status message holds a character that none may hold'));
  return false;
}

/**
 * Whether node can send a header; without asking, it would throw amid the head.
 * https://www.rfc-editor.org/rfc/rfc9110.html#name-field-values
 */
function safe(name: string, text: string | string[], found: ResponseViolation[]): boolean {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
    found.push(violation('header', 'name', 'a header has a name that is no name of a header'));
    return false;
  }
  if (!/[^\t\x20-\x7e\x80-\xff]/.test(typeof text === 'string' ? text : text.join(''))) return true;
  found.push(violation('header', 'value', 'the header holds a character that no header may hold', name));
  return false;
}
