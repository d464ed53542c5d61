import type { HeaderRule, MediaRule, ResponseRule } from './rule.js';
import { inHeader, type ResponseViolation, violation } from './violation.js';

/** One header of a response that is about to be sent, by lower-case name. */
export type GetHeader = (name: string) => number | string | readonly string[] | undefined;

/**
 * Checks the declared headers: required ones are there, and each has a value of its schema.
 * @param demanded false: required ones may be absent
 */
export function checkHeaders(rule: ResponseRule, get: GetHeader, found: ResponseViolation[], demanded = true): void {
  for (const header of rule.headers) checkHeader(header, get(header.name), found, demanded);
}

function checkHeader(
  header: HeaderRule,
  value: ReturnType<GetHeader>,
  found: ResponseViolation[],
  demanded: boolean,
): void {
  const { plan } = header;
  if (value === undefined) {
    if (demanded && plan.required)
      found.push(violation('header', 'required', `the header ${plan.name} is missing`, plan.name));
    return;
  }
  if (!header.check) return;
  // Set-Cookie alone may stand several times; each is checked for itself.
  const texts =
    Array.isArray(value) && header.name === 'set-cookie'
      ? value
      : [Array.isArray(value) ? value.join(', ') : String(value)];
  for (const text of texts) {
    const violations = header.check(header.read(text));
    if (violations) found.push(...inHeader(plan.name, violations));
  }
}

/** The rule of the media type that a response says it has; without one, a violation. */
export function checkContentType(
  rule: ResponseRule,
  contentType: string | undefined,
  found: ResponseViolation[],
): MediaRule | undefined {
  if (rule.media.length === 0) {
    found.push(violation('body', 'undeclared', `the status ${rule.status} is declared without a body`));
    return undefined;
  }
  if (contentType === undefined) {
    found.push(violation('content-type', 'required', 'the response has a body, but no Content-Type'));
    return undefined;
  }
  const media = rule.choose(contentType);
  if (!media) {
    // The type without its parameters, cut: what a handler may have copied from a request is not for the log.
    const essence = contentType.split(';', 1)[0]!.slice(0, 80);
    found.push(
      violation(
        'content-type',
        'undeclared',
        `the content type ${JSON.stringify(essence)} is not declared for this status`,
      ),
    );
  }
  return media;
}
