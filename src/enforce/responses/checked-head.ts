import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyCheck } from './body-check.js';
import { checkContentType, checkHeaders } from './check-head.js';
import { ItemsCheck } from './items-check.js';
import { isMadeOf200, isPreconditionAnswer } from './of-200.js';
import { isPartial, partialBody } from './partial-body.js';
import type { PassingCheck } from './passing-check.js';
import type { MediaRule, ResponseRule } from './rule.js';
import type { ResponseRules } from './rules.js';
import { statusLineViolation, statusOf } from './status-line.js';
import { type ResponseViolation, violation } from './violation.js';

/** A head that is about to be sent: what is wrong with it, and how its body is to be checked. */
export interface CheckedHead {
  readonly violations: readonly ResponseViolation[];
  /** Undefined where nothing of the body can be checked. */
  readonly body: PassingCheck | undefined;
}

/**
 * Checks the status, headers and content type that were set on a response.
 * @param limit bytes of the body that are kept to be checked
 */
export function checkWrittenHead(
  request: IncomingMessage,
  response: ServerResponse,
  rules: ResponseRules,
  limit: number,
  hasBody: boolean,
): CheckedHead {
  const unsendable = statusLineViolation(response);
  if (unsendable) return { violations: [unsendable], body: undefined };
  const status = statusOf(response);
  const own = rules.named(status);
  const derived = own === undefined && isMadeOf200(status, request);
  const rule = own ?? rules.find(derived ? 200 : status);
  if (!rule && isPreconditionAnswer(status, request) && rules.find(200)) return passes;
  if (!rule)
    return { violations: [violation('status', 'undeclared', `the status ${status} is not declared`)], body: undefined };
  const found: ResponseViolation[] = [];
  // https://www.rfc-editor.org/rfc/rfc9110.html#section-15.4.5: of what a 200 has said, a 304 need not say all again.
  checkHeaders(rule, name => response.getHeader(name), found, !derived || status !== 304);
  const bodiless = status === 204 || status === 304 || request.method === 'HEAD';
  if (bodiless) return { violations: found, body: undefined };
  if (!hasBody) {
    if (rule.media.length > 0) found.push(violation('body', 'required', 'the body is missing'));
    return { violations: found, body: undefined };
  }
  if (isCourtesy(status, rule, response)) return { violations: found, body: undefined };
  const media = checkContentType(rule, contentTypeOf(response), found);
  const body = media && bodyCheckOf(media, response, limit);
  return { violations: found, body };
}

/** The declared media type of what is about to be sent; undefined where it is not declared. */
export function mediaOfHead(
  request: IncomingMessage,
  response: ServerResponse,
  rules: ResponseRules,
): MediaRule | undefined {
  const status = statusOf(response);
  const rule = rules.named(status) ?? rules.find(isMadeOf200(status, request) ? 200 : status);
  return rule && checkContentType(rule, contentTypeOf(response), []);
}

const passes: CheckedHead = Object.freeze({ violations: Object.freeze([]), body: undefined });

/** The line or two that Express's `redirect` adds for whoever does not follow it, and an app can't leave out. */
function isCourtesy(status: number, rule: ResponseRule, response: ServerResponse): boolean {
  if (status < 300 || status > 399 || rule.media.length > 0 || !response.hasHeader('location')) return false;
  const type = contentTypeOf(response);
  return type !== undefined && /^text\/(?:plain|html)\s*(?:;|$)/i.test(type);
}

function bodyCheckOf(media: MediaRule, response: ServerResponse, limit: number): PassingCheck | undefined {
  if (isPartial(response))
    return media.plan.kind === 'json' || media.check || media.itemCheck ? partialBody : undefined;
  const encoding = String(response.getHeader('content-encoding') ?? '');
  if (media.plan.kind !== 'sequential' || (!media.itemCheck && !media.check))
    return new BodyCheck(media, encoding, limit);
  const essence = (contentTypeOf(response) ?? '').split(';', 1)[0]!.trim().toLowerCase();
  const items = new ItemsCheck(media, essence, limit);
  if (encoding !== '' && encoding !== 'identity') items.unchecked = 'its content encoding can not be undone in passing';
  return items;
}

function contentTypeOf(response: ServerResponse): string | undefined {
  const value = response.getHeader('content-type');
  return value === undefined ? undefined : String(value);
}
