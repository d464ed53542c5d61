// https://spec.openapis.org/oas/v3.2.0.html#openapi-object
import { list, map, object, string } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

export const openapi: ObjectType = {
  name: 'OpenAPI Object',
  extensions: true,
  fields: {
    openapi: { kind: string, required: 'always' },
    $self: { kind: { kind: 'string', pattern: /^[^#]*$/, what: 'a URI without a fragment' }, since: '3.2' },
    info: { kind: object('info'), required: 'always' },
    jsonSchemaDialect: { kind: string, since: '3.1' },
    servers: { kind: list(object('server')) },
    paths: [
      { kind: object('paths'), until: '3.0', required: 'always' },
      { kind: object('paths'), since: '3.1' },
    ],
    webhooks: { kind: map(object('pathItem')), since: '3.1' },
    components: { kind: object('components') },
    security: { kind: list(object('securityRequirement')) },
    tags: { kind: list(object('tag')) },
    externalDocs: { kind: object('externalDocumentation') },
  },
  rule: (document, { version, report }) => {
    if (version === '3.0') return;
    if (!('paths' in document || 'components' in document || 'webhooks' in document)) {
      report('document-empty', "the document has none of 'paths', 'webhooks' and 'components'");
    }
  },
};
