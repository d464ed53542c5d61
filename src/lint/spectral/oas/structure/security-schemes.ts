// https://spec.openapis.org/oas/v3.1.0#security-scheme-object
import type { AnySchemaObject } from 'ajv';
import {
  flag,
  kind,
  mapOf,
  needs,
  oneOf,
  type Shape,
  type Shapes,
  text,
  uriReference,
  when,
  where,
} from './notation.js';
import { type Modern, open } from './open.js';

/** Security schemes and what they are made of. */
export function securityKinds(version: Modern): Readonly<Record<string, Shape>> {
  const later = version === '3.2';
  const bearer = { scheme: { type: 'string', pattern: '^[Bb][Ee][Aa][Rr][Ee][Rr]$' } };
  return {
    securityScheme: open(
      {
        type: oneOf('apiKey', 'http', 'mutualTLS', 'oauth2', 'openIdConnect'),
        description: text,
        ...(later ? { deprecated: flag } : {}),
      },
      ['type'],
      {
        allOf: [
          ofType('apiKey', { name: text, in: oneOf('query', 'header', 'cookie') }, ['name', 'in']),
          ofType('http', { scheme: text }, ['scheme']),
          when(
            {
              ...where('type', 'http'),
              properties: { type: { const: 'http' }, ...bearer },
              ...needs('type', 'scheme'),
            },
            {
              properties: { bearerFormat: text },
            },
          ),
          ofType('oauth2', { flows: kind('flows'), ...(later ? { oauth2MetadataUrl: uriReference } : {}) }, ['flows']),
          ofType('openIdConnect', { openIdConnectUrl: uriReference }, ['openIdConnectUrl']),
        ],
      },
    ),
    flows: open({
      implicit: flow('authorizationUrl'),
      password: flow('tokenUrl'),
      clientCredentials: flow('tokenUrl'),
      authorizationCode: flow('authorizationUrl', 'tokenUrl'),
      ...(later ? { deviceAuthorization: flow('deviceAuthorizationUrl', 'tokenUrl') } : {}),
    }),
  };
}

function ofType(type: string, properties: Shapes, required: readonly string[]): AnySchemaObject {
  return when(where('type', type), { properties, required });
}

function flow(...names: readonly string[]): AnySchemaObject {
  const urls = Object.fromEntries([...names, 'refreshUrl'].map(name => [name, uriReference]));
  return open({ ...urls, scopes: mapOf(text) }, [...names, 'scopes']);
}
