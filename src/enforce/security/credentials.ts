import type { IncomingMessage } from 'node:http';
import type { SecuritySchemePlan } from '../../plan/index.js';
import { cookieValue, type Found, malformed, queryValue, repeated } from './lookup.js';
import type { Credentials } from './resolver.js';

/**
 * Takes one scheme's credentials out of a request.
 * @param query raw, without question mark
 * @returns undefined where there are none; 'malformed' where there are, but not in their scheme's form; 'repeated' where
 * their header, cookie or query parameter stands several times, of which others may take another one
 */
export type Extract = (request: IncomingMessage, query: string) => Credentials | 'malformed' | 'repeated' | undefined;

/** How a scheme's credentials are found. https://spec.openapis.org/oas/v3.2.0.html#security-scheme-object */
export function extractorOf(scheme: SecuritySchemePlan): Extract {
  switch (scheme.type) {
    case 'apiKey':
      return apiKey(scheme.in, scheme.name);
    case 'http':
      return http(scheme.scheme.toLowerCase());
    case 'oauth2':
    case 'openIdConnect':
      return bearer;
    case 'mutualTLS':
      return mutualTls;
  }
}

function apiKey(place: 'query' | 'header' | 'cookie', name: string): Extract {
  const header = name.toLowerCase();
  const find = (request: IncomingMessage, query: string): Found => {
    if (place === 'query') return queryValue(query, name);
    if (place === 'cookie') return cookieValue(request.headers.cookie, name);
    const value = request.headers[header];
    if (value !== undefined && isRepeated(request, header)) return repeated;
    return Array.isArray(value) ? value.join(', ') : value;
  };
  return (request, query) => {
    const value = find(request, query);
    if (value === repeated) return 'repeated';
    if (value === malformed) return 'malformed';
    return value === undefined || value === '' ? undefined : { type: 'apiKey', value };
  };
}

function http(scheme: string): Extract {
  if (scheme === 'basic') return basic;
  if (scheme === 'bearer') return bearer;
  return once(request => {
    const parameters = parametersOf(request, scheme);
    return parameters === undefined ? undefined : { type: 'http', scheme, parameters };
  });
}

function once(extract: Extract): Extract {
  return (request, query) => {
    const sent = request.headers.authorization !== undefined;
    return sent && isRepeated(request, 'authorization') ? 'repeated' : extract(request, query);
  };
}

/** Node keeps one Authorization of several, and joins others. @param name in lower case */
function isRepeated({ rawHeaders }: IncomingMessage, name: string): boolean {
  let lines = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const each = rawHeaders[index]!;
    if (each.length === name.length && each.toLowerCase() === name) lines += 1;
  }
  return lines > 1;
}

// What is no UTF-8 must not become U+FFFD, by which different passwords were one.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Always UTF-8, as the challenge says. https://www.rfc-editor.org/rfc/rfc7617#section-2.1 */
const basic: Extract = once(request => {
  const encoded = parametersOf(request, 'basic');
  if (encoded === undefined) return undefined;
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(encoded)) return 'malformed';
  const text = textOf(Buffer.from(encoded, 'base64'));
  const colon = text?.indexOf(':') ?? -1;
  if (text === undefined || colon < 0) return 'malformed';
  return { type: 'basic', username: text.slice(0, colon), password: text.slice(colon + 1) };
});

/** https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
const bearer: Extract = once(request => {
  const token = parametersOf(request, 'bearer');
  if (token === undefined) return undefined;
  return /^[\x21-\x7e]+$/.test(token) ? { type: 'bearer', token } : 'malformed';
});

const mutualTls: Extract = request => {
  const socket = request.socket as Partial<import('node:tls').TLSSocket>; // A TLS socket where the server speaks TLS.
  const certificate = socket.getPeerCertificate?.();
  if (!certificate || Object.keys(certificate).length === 0) return undefined;
  return { type: 'mutualTLS', authorised: socket.authorized === true, certificate };
};

/** What follows the scheme's name, which is a whole token and compared without case. RFC 9110, section 11.4. */
function parametersOf(request: IncomingMessage, scheme: string): string | undefined {
  const value = request.headers.authorization;
  if (value === undefined || value.length < scheme.length) return undefined;
  if (value.slice(0, scheme.length).toLowerCase() !== scheme) return undefined;
  if (value.length === scheme.length) return '';
  return value[scheme.length] === ' ' ? value.slice(scheme.length + 1).trim() : undefined;
}
