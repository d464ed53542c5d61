import { createHash } from 'node:crypto';
import { apiReference } from '@scalar/express-api-reference';
import type { Request, Response } from 'express';

/** The reference page and the policy that lets it load what this server serves and nothing else. */
export interface ReferencePage {
  readonly html: string;
  /** https://www.w3.org/TR/CSP3/ */
  readonly contentSecurityPolicy: string;
}

/**
 * Makes the page once; it is the same for every reader.
 * @param urls where this server has the bundle and the document
 */
export function referencePage(urls: { readonly bundle: string; readonly document: string }): ReferencePage {
  const html = render({
    cdn: urls.bundle,
    url: urls.document,
    pageTitle: 'Specwright registry',
    // each of these would go to a host of theirs
    withDefaultFonts: false,
    telemetry: false,
    hideClientButton: true,
    showDeveloperTools: 'never',
    agent: { disabled: true },
  });
  return { html, contentSecurityPolicy: policyFor(html) };
}

/** The page as the middleware of @scalar/express-api-reference gives it; it asks of the response just these two things. */
function render(configuration: Parameters<typeof apiReference>[0]): string {
  let html = '';
  const response = { type: () => response, send: (text: string) => (html = text) };
  const handler = apiReference(configuration);
  handler({} as Request<never>, response as unknown as Response<string>, () => {});
  return html;
}

function policyFor(html: string): string {
  const scripts = [...html.matchAll(/<script type="text\/javascript">([\s\S]*?)<\/script>/g)];
  const digests = scripts.map(([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src 'self' ${digests.join(' ')}`,
    // the page's own components set styles as they go
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
