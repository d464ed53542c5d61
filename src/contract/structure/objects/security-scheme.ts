// https://spec.openapis.org/oas/v3.2.0.html#security-scheme-object
import { boolean, object, prose, string } from '../kinds.js';
import type { ObjectType, Rule } from '../object-type.js';

const requiredBy: Readonly<Record<string, readonly string[]>> = {
  apiKey: ['name', 'in'],
  http: ['scheme'],
  oauth2: ['flows'],
  openIdConnect: ['openIdConnectUrl'],
  mutualTLS: [],
};
const optionalBy: Readonly<Record<string, readonly string[]>> = {
  http: ['bearerFormat'],
  oauth2: ['oauth2MetadataUrl'],
};
const common = ['type', 'description', 'deprecated'];

export const securityScheme: ObjectType = {
  name: 'Security Scheme Object',
  extensions: true,
  fields: {
    type: { kind: string, required: 'always' },
    description: { kind: prose },
    name: { kind: string },
    in: { kind: string },
    scheme: { kind: string },
    bearerFormat: { kind: string },
    flows: { kind: object('oauthFlows') },
    openIdConnectUrl: { kind: string },
    oauth2MetadataUrl: { kind: string, since: '3.2' },
    deprecated: { kind: boolean, since: '3.2' },
  },
  rule: (object, context) => {
    if (typeof object.type === 'string') typeRule(object, context);
  },
};

const typeRule: Rule = (object, { version, report }) => {
  const type = String(object.type);
  const types = Object.keys(requiredBy).filter(each => version !== '3.0' || each !== 'mutualTLS');
  if (!types.includes(type)) {
    report('security-scheme-type', `a security scheme can't have the type '${type}', only ${types.join(', ')}`, 'type');
    return;
  }
  const required = requiredBy[type] ?? [];
  for (const name of required) {
    if (!Object.hasOwn(object, name)) report('missing-field', `a security scheme of type '${type}' needs '${name}'`);
  }
  const known = [...common, ...required, ...(optionalBy[type] ?? [])];
  for (const name of Object.keys(object)) {
    if (!name.startsWith('x-') && !known.includes(name) && Object.hasOwn(securityScheme.fields, name)) {
      report('field-without-effect', `'${name}' has no effect in a security scheme of type '${type}'`, name);
    }
  }
  if (type === 'apiKey' && typeof object.in === 'string' && !['query', 'header', 'cookie'].includes(object.in)) {
    report('security-scheme-in', `an API key can't be in '${object.in}', only in query, header, cookie`, 'in');
  }
  if ('bearerFormat' in object && typeof object.scheme === 'string' && object.scheme.toLowerCase() !== 'bearer') {
    report('field-without-effect', `'bearerFormat' has no effect with the scheme '${object.scheme}'`, 'bearerFormat');
  }
};
