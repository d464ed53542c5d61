import type { Difference } from './case.js';
import { accepted, type Disagreement, refused } from './disagreement.js';

const is = (difference: Difference, topic: string, ...kinds: readonly string[]) => {
  const { facts } = difference.case;
  return facts.topic === topic && (kinds.length === 0 || kinds.includes(facts.kind));
};
const response = 'https://spec.openapis.org/oas/v3.2.0.html#response-object';
const responses = 'https://spec.openapis.org/oas/v3.2.0.html#responses-object';
const text = ({ case: { facts } }: Difference) => facts.text ?? '';

const bodies: readonly Disagreement[] = [
  {
    id: 'empty-optional-body',
    what: 'An optional JSON body of no bytes: none here; there an empty object is made and refused',
    rule: { text: 'A message without content has no body', link: 'https://www.rfc-editor.org/rfc/rfc9110#section-6.4' },
    right: 'specwright',
    holds: row => accepted(row) && is(row, 'body', 'empty'),
  },
  {
    id: 'undeclared-body',
    what: 'A body sent to an operation that declares none: 400 here (`undeclaredBody: ignore` allows it), taken unchecked there',
    rule: {
      text: '`requestBody` is the body that applies to the operation: without it there is none',
      link: 'https://spec.openapis.org/oas/v3.2.0.html#operation-object',
    },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'body', 'undeclared'),
  },
  {
    id: 'form-field-types',
    what: 'Numbers and lists in urlencoded and multipart bodies: read as their types here; texts there, and refused',
    rule: {
      text: 'The fields of a form are the properties of its schema, by their types',
      link: 'https://spec.openapis.org/oas/v3.2.0.html#encoding-by-name',
    },
    right: 'specwright',
    holds: row =>
      accepted(row) && is(row, 'body', 'good', 'list', 'list of one') && /form/.test(row.case.facts.contentType ?? ''),
  },
  {
    id: 'broken-multipart',
    what: 'A multipart body without its boundaries: 400 here, 500 there',
    rule: { text: 'What the client got wrong is a 4xx', link: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5' },
    right: 'specwright',
    holds: row => row.specwright === 'refuses' && row.eov === 'fails' && is(row, 'body', 'broken'),
  },
  {
    id: 'part-content-type',
    what: 'A file of another media type than `encoding` names: refused here, taken there',
    rule: {
      text: '`contentType` of an Encoding Object says which media types a part may have',
      link: 'https://spec.openapis.org/oas/v3.2.0.html#encoding-content-type',
    },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'body', 'part type'),
  },
];

const security: readonly Disagreement[] = [
  {
    id: 'oauth-without-token',
    what: 'A request without a bearer token for `oauth2` or `openIdConnect`: 401 here; there it is left to the handler',
    rule: {
      text: 'A protected resource is asked for with a token',
      link: 'https://www.rfc-editor.org/rfc/rfc6750#section-2',
    },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'security') && ['oauth', 'openid'].includes(row.case.facts.type ?? ''),
  },
  {
    id: 'authorization-scheme',
    what: '`Basic xbearerx`, `Digest bearer` or `Bearerabc` for bearer, `Digest basic` for basic: refused here; there the word need only occur',
    rule: {
      text: 'The scheme is a whole token, and a space stands behind it',
      link: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.4',
    },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'security', 'other scheme', 'hidden bearer', 'no space'),
  },
  {
    id: 'malformed-credentials',
    what: 'Credentials that are none (`Bearer`, `Basic`, no base64, no colon): refused here, left to the handler there',
    rule: {
      text: 'Basic credentials are base64 of user, colon and password',
      link: 'https://www.rfc-editor.org/rfc/rfc7617#section-2',
    },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'security', 'no token', 'no colon', 'not base64'),
  },
  {
    id: 'two-api-keys',
    what: 'Two API keys of one name in a query: refused here, a list there',
    rule: {
      text: 'The standard has one key',
      link: 'https://spec.openapis.org/oas/v3.2.0.html#security-scheme-object',
    },
    right: 'open',
    holds: row => refused(row) && is(row, 'security', 'two keys'),
  },
];

const paths = 'https://spec.openapis.org/oas/v3.2.0.html#paths-object';
const routing: readonly Disagreement[] = [
  {
    id: 'head',
    what: 'HEAD where GET is declared: answered without a body here, 405 there',
    rule: {
      text: 'HEAD is GET without content, and every server has both',
      link: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2',
    },
    right: 'specwright',
    holds: row => accepted(row) && is(row, 'routing', 'HEAD'),
  },
  {
    id: 'path-text',
    what: '`/pets/` or `/Pets` where `/pets` is declared: 404 here (`trailingSlash` and `pathCase: ignore` allow them), the same path there',
    rule: {
      text: 'Paths are compared as they are written',
      link: 'https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2.1',
    },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'routing', 'trailing slash', 'case'),
  },
  {
    id: 'undeclared-path',
    what: 'A path that the contract does not have: passed on to the app by the middleware here (404 in front), 404 there below a server’s path',
    rule: { text: 'The standard says nothing of other paths', link: paths },
    right: 'open',
    holds: row =>
      row.specwright === 'passes' && row.eov === 'refuses' && is(row, 'routing', 'undeclared path', 'empty segment'),
  },
];

const answers: readonly Disagreement[] = [
  {
    id: 'response-from-500',
    what: 'A response of status 500 or more that is not declared or breaks its schema: a violation here, not looked at there',
    rule: { text: 'A response is the one declared for its status', link: responses },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'response', 'undeclared status from 500', 'bad from 500'),
  },
  {
    id: 'response-content-type',
    what: 'A response of a media type that is not declared: a violation here, not looked at there',
    rule: { text: '`content` lists the media types of a response', link: response },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'response', 'undeclared type'),
  },
  {
    id: 'response-headers',
    what: 'A required response header that is missing, or one that breaks its schema: a violation here, not looked at there',
    rule: {
      text: '`headers` of a Response Object have schemas',
      link: 'https://spec.openapis.org/oas/v3.2.0.html#header-object',
    },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'response', 'missing header', 'bad header'),
  },
  {
    id: 'response-ways-out',
    what: 'A text given to `send`, `end`, `write` or `sendStatus`: checked here, not looked at there',
    rule: { text: 'A response is what is sent, however that is done', link: response },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'response') && row.case.facts.by !== 'json',
  },
  {
    id: 'response-as-sent',
    what: 'A Date where the schema says string: checked as the JSON text that is sent here, as the object there',
    rule: { text: 'A schema describes the JSON that is sent', link: response },
    right: 'specwright',
    holds: row => accepted(row) && is(row, 'response', 'date'),
  },
];

const schemas: readonly Disagreement[] = [
  {
    id: 'nested-discriminator',
    what: 'A discriminated union below the body’s root: checked against the branch here, not checked there',
    rule: {
      text: '`oneOf` holds wherever it stands',
      link: 'https://spec.openapis.org/oas/v3.2.0.html#discriminator-object',
    },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'schema', 'nested discriminator'),
  },
  {
    id: 'required-read-only',
    what: '`required` beside an `allOf` that makes the property readOnly: not required of a request here, required there',
    rule: {
      text: 'A required readOnly property is required of responses alone',
      link: 'https://spec.openapis.org/oas/v3.0.4.html#schema-object',
    },
    right: 'specwright',
    holds: row => accepted(row) && is(row, 'schema', 'readOnly beside allOf') && !text(row).includes('id'),
  },
  {
    id: 'decimal-multiples',
    what: '0.3 is a multiple of 0.1 here, and not there',
    rule: {
      text: '`multipleOf` is about the numbers as written',
      link: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2.1',
    },
    right: 'specwright',
    holds: row => accepted(row) && is(row, 'schema', 'multipleOf'),
  },
  {
    id: 'required-default',
    what: 'A required property with a default that is not sent: missing here; there the default is put in first',
    rule: {
      text: '`default` is an annotation and satisfies no `required`',
      link: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-9.2',
    },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'schema', 'required default'),
  },
  {
    id: 'dates-and-times',
    what: 'Dates and times that the calendar or the clock does not have: refused here, taken there',
    rule: { text: 'Dates and times are those of RFC 3339', link: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.7' },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'schema', 'format date', 'format date-time', 'format time'),
  },
  {
    id: 'uri-grammar',
    what: '`http://[` for a URI: refused here, taken there',
    rule: { text: 'A bracket opens an IP literal', link: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2' },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'schema', 'format uri'),
  },
  {
    id: 'number-formats',
    what: 'A number out of the range of `int64` or `float`: refused here, taken there',
    rule: {
      text: '`int64` has 64 bits, `float` is of single precision',
      link: 'https://spec.openapis.org/registry/format/',
    },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'schema', 'int64', 'float'),
  },
  {
    id: 'nullable-without-type',
    what: '`nullable` beside `allOf` without a `type`: the document is served here, and null let through; there every request is a 500',
    rule: {
      text: '`nullable` has an effect only where `type` stands beside it',
      link: 'https://spec.openapis.org/oas/v3.0.4.html#schema-object',
    },
    right: 'specwright',
    holds: row => row.eov === 'fails' && row.messages[1].includes('"nullable" cannot be used without "type"'),
  },
  {
    id: 'nullable-enum',
    what: '`nullable` beside an `enum` without null: null is taken here ([why](schemas.md)), and refused there',
    rule: {
      text: 'An `enum` without null refuses null, whatever `nullable` says',
      link: 'https://github.com/OAI/OpenAPI-Specification/blob/main/proposals/2019-10-31-Clarify-Nullable.md',
    },
    right: 'eov',
    holds: row => accepted(row) && is(row, 'schema', 'nullable enum without null') && text(row) === 'null',
  },
  {
    id: 'open-tuples',
    what: '`prefixItems` without `minItems`: checked here, a 500 there',
    rule: {
      text: '`prefixItems` does not ask for a length',
      link: 'https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.1.1',
    },
    right: 'specwright',
    holds: row => row.eov === 'fails' && is(row, 'schema', 'tuple') && row.messages[1].includes('prefixItems'),
  },
  {
    id: 'reference-siblings',
    what: 'Keywords beside `$ref` in 3.1: they hold here, and are ignored there',
    rule: {
      text: 'In 3.1 `$ref` is a keyword like others',
      link: 'https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.1',
    },
    right: 'specwright',
    holds: row => refused(row) && is(row, 'schema', 'reference with siblings'),
  },
  {
    id: 'content-assertion',
    what: '`contentEncoding` and `contentMediaType` of a string: checked here unless `compile: { content: false }`, not there',
    rule: {
      text: 'They are annotations unless an implementation is asked to check them',
      link: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-8.1',
    },
    right: 'eov',
    holds: row => refused(row) && is(row, 'schema', 'contentEncoding'),
  },
];

/** Rows about everything but parameters; the first that holds is the one. */
export const otherDisagreements: readonly Disagreement[] = [...bodies, ...security, ...routing, ...answers, ...schemas];
