import { Readable } from 'node:stream';
import { mediaKind } from '../../plan/index.js';
import type { HandlerResult } from '../handler.js';
import type { MediaRule, ResponseRule } from './rule.js';
import { type ResponseViolation, violation } from './violation.js';

/** Whether a handler gave something that can be a result at all. */
export function isResult(value: unknown): value is HandlerResult {
  if (typeof value !== 'object' || value === null || !('status' in value)) return false;
  const { status } = value;
  return typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599;
}

/** How a handler's body is sent. */
export interface Chosen {
  /** Undefined where the contract does not declare it, or nothing is to be checked. */
  readonly media: MediaRule | undefined;
  readonly contentType: string | undefined;
  readonly violation?: ResponseViolation;
}

/** The content type of a handler's body: the one it names, else the only one declared, else the one the client prefers. */
export function chooseContentType(
  rule: ResponseRule | undefined,
  result: HandlerResult,
  accept: string | undefined,
): Chosen {
  const named = result.contentType ?? namedInHeaders(result);
  if (named === undefined && rule?.only) return { media: rule.only, contentType: rule.only.contentType };
  if (!rule) return { media: undefined, contentType: named ?? usualType(result.body) };
  if (rule.media.length === 0) {
    const message = `the status ${rule.status} is declared without a body`;
    return {
      media: undefined,
      contentType: named ?? usualType(result.body),
      violation: violation('body', 'undeclared', message),
    };
  }
  const contentType = named ?? choose(rule, result.body, accept);
  const media = rule.choose(contentType);
  if (media) return { media, contentType };
  const message = `the content type ${JSON.stringify(contentType.split(';', 1)[0])} is not declared for this status`;
  return { media, contentType, violation: violation('content-type', 'undeclared', message) };
}

function choose(rule: ResponseRule, body: unknown, accept: string | undefined): string {
  const wanted = rule.prefer(accept);
  // What the client likes best counts only where the body can be it.
  const fits = (media: MediaRule) => media.contentType !== undefined && carries(media.plan.kind, body);
  const offer = wanted && fits(wanted) ? wanted : (rule.media.find(fits) ?? wanted ?? rule.media[0]);
  if (offer?.contentType !== undefined) return offer.contentType;
  const usual = usualType(body);
  return offer && rule.choose(usual) ? usual : (offer?.plan.range.replace('/*', '/octet-stream') ?? usual);
}

function carries(kind: MediaRule['plan']['kind'], body: unknown): boolean {
  if (kind === 'json' || kind === 'form') return !isBytes(body) && !isStream(body);
  if (kind === 'sequential') return isStream(body) || Array.isArray(body) || typeof body === 'string';
  return typeof body === 'string' || isBytes(body) || isStream(body);
}

function usualType(body: unknown): string {
  if (isBytes(body) || isStream(body)) return 'application/octet-stream';
  return typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
}

function namedInHeaders({ headers }: HandlerResult): string | undefined {
  for (const name in headers)
    if (name.length === 12 && name.toLowerCase() === 'content-type') return String(headers[name]);
  return undefined;
}

export function isBytes(body: unknown): body is Uint8Array {
  return body instanceof Uint8Array;
}

/** A node stream, a web stream or any other async iterable. */
export function isStream(body: unknown): body is Readable | AsyncIterable<unknown> {
  return typeof body === 'object' && body !== null && (body instanceof Readable || Symbol.asyncIterator in body);
}

/** The rule of a body that the contract knows nothing of, sent in `report` and `off`. */
export function undeclaredMedia(contentType: string): MediaRule {
  const kind = mediaKind(contentType.toLowerCase());
  return {
    plan: { range: contentType, kind },
    contentType,
    check: undefined,
    itemCheck: undefined,
    convert: undefined,
    itemConvert: undefined,
  };
}
