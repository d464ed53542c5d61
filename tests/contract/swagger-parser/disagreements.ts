/** Where swagger-parser's `validate` and ours judge a document differently, with the reason: each was looked at. */
export interface Disagreement {
  /** Who alone refuses. */
  readonly refused: 'by us' | 'by it';
  readonly why: string;
  /** The section that decides. */
  readonly section: string;
  readonly fixtures: readonly string[];
}

const oas = (anchor: string): string => `https://spec.openapis.org/oas/v3.1.2.html#${anchor}`;

const weRefuse: readonly Omit<Disagreement, 'refused'>[] = [
  {
    why: 'it takes the last of two equal names; which one was meant is unknown',
    section: 'https://www.rfc-editor.org/rfc/rfc8259#section-4',
    fixtures: ['document/duplicate-key.json'],
  },
  {
    why: 'only 3.x is read here',
    section: oas('openapi-object'),
    fixtures: ['openapi/swagger-2.yaml'],
  },
  {
    why: 'a component that is nothing but a reference to itself describes nothing; it takes references in a circle for recursion',
    section: oas('reference-object'),
    fixtures: ['components/reference-cycle.yaml', 'document/ref-to-itself.yaml'],
  },
  {
    why: 'a document is one that JSON can hold, where keys are texts; it makes texts of lists and mappings, such as [object Object]',
    section: oas('format'),
    fixtures: ['document/key-not-text.yaml'],
  },
  {
    why: '$ref MUST be a string; it takes another value for a property of that name',
    section: 'https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.1',
    fixtures: ['document/ref-not-text.yaml'],
  },
  {
    why: 'a header of that name cannot be sent; it does not look at names',
    section: 'https://www.rfc-editor.org/rfc/rfc9110#section-5.1',
    fixtures: ['encoding/header-name.yaml', 'response/header-name.yaml'],
  },
  {
    why: 'a list MUST NOT include duplicated parameters, and names of headers are equal in either case',
    section: oas('operation-object'),
    fixtures: ['parameter/duplicate.yaml', 'parameter/duplicate-header-case.yaml'],
  },
  {
    why: 'name is REQUIRED; its meta-schema, of April 2021, forgets it',
    section: oas('parameter-object'),
    fixtures: ['parameter/name-missing.yaml'],
  },
  {
    why: 'the map MUST only contain one entry',
    section: oas('parameter-object'),
    fixtures: ['parameter/two-media-types.yaml'],
  },
  {
    why: 'templated paths with the same hierarchy but different names MUST NOT exist; it compares no paths of 3.x',
    section: oas('paths-object'),
    fixtures: ['path-item/same-route.yaml'],
  },
  {
    why: 'each expression MUST correspond to a path parameter, and not appear twice; it reads no templates of 3.x',
    section: oas('path-templating'),
    fixtures: [
      'path-item/template-twice.yaml',
      'path-item/template-unbalanced.yaml',
      'path-item/template-undeclared.yaml',
    ],
  },
  {
    why: 'the key is a media type or a media type range; it does not look at names',
    section: oas('request-body-object'),
    fixtures: ['request-body/media-type-invalid.yaml'],
  },
  {
    why: 'a mapping leads to a schema, and propertyName is REQUIRED; its meta-schema of 3.1 does not look into schemas',
    section: oas('discriminator-object'),
    fixtures: ['schema/discriminator-target.yaml', 'schema/discriminator-unnamed.yaml'],
  },
  {
    why: 'a Schema Object is one of JSON Schema 2020-12, whose meta-schema refuses it; it does not look into schemas of 3.1',
    section: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6',
    fixtures: [
      'schema/items-text.yaml',
      'schema/length-negative.yaml',
      'schema/minimum-text.yaml',
      'schema/multiple-of-zero.yaml',
      'schema/properties-list.yaml',
      'schema/required-boolean.yaml',
      'schema/type-unknown.yaml',
    ],
  },
  {
    why: 'a pattern SHOULD be a valid regular expression; one that is not cannot be enforced',
    section: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.3.3',
    fixtures: ['schema/pattern.yaml'],
  },
  {
    why: 'each name MUST correspond to a security scheme that is declared',
    section: oas('security-requirement-object'),
    fixtures: ['security-requirement/scheme-unknown.yaml', 'security-requirement/scheme-unknown-in-operation.yaml'],
  },
  {
    why: 'a variable in braces has no value; it reads no templates of servers',
    section: oas('server-object'),
    fixtures: ['server/variable-undefined.yaml'],
  },
];

// Real documents have these flaws, and what they describe can be enforced all the same.
const weWarn: readonly Omit<Disagreement, 'refused'>[] = [
  {
    why: 'a field that the object does not have, or not in this version, is passed over with a warning',
    section: oas('specification-extensions'),
    fixtures: [
      'components/section-unknown.yaml',
      'header/named.yaml',
      'info/summary-in-3.0.yaml',
      'media-type/item-schema-in-3.1.yaml',
      'openapi/unknown-field.yaml',
      'openapi/webhooks-in-3.0.yaml',
      'operation/body-misspelt.yaml',
      'path-item/query-in-3.1.yaml',
      'path-item/unknown-method.yaml',
      'response/schema-of-swagger.yaml',
      'security-scheme/flow-unknown.yaml',
    ],
  },
  {
    why: 'a keyword of 2020-12 in 3.0 is told, and read as what it can only mean',
    section: 'https://spec.openapis.org/oas/v3.0.4.html#schema-object',
    fixtures: ['schema/const-in-3.0.yaml', 'schema/type-list-in-3.0.yaml'],
  },
  {
    why: 'names of components that are against the pattern are found all the same',
    section: oas('components-object'),
    fixtures: ['components/name.yaml'],
  },
  {
    why: 'what only people read is missing, twice there or of another type',
    section: oas('info-object'),
    fixtures: ['info/license-two-ways.yaml', 'info/version-number.yaml'],
  },
  {
    why: 'a response without a description is enforced like any other',
    section: oas('response-object'),
    fixtures: ['response/description-missing.yaml'],
  },
  {
    why: 'without responses there is nothing to hold an answer against',
    section: 'https://spec.openapis.org/oas/v3.0.4.html#operation-object',
    fixtures: ['operation/responses-missing-3.0.yaml'],
  },
  {
    why: 'links are not enforced',
    section: oas('link-object'),
    fixtures: ['link/nothing-named.yaml'],
  },
  {
    why: 'required MUST be true of a path parameter: it is taken for true',
    section: oas('parameter-object'),
    fixtures: ['parameter/path-optional.yaml'],
  },
  {
    why: 'a field that has no effect beside another is told and has none',
    section: oas('parameter-object'),
    fixtures: ['parameter/style-beside-content.yaml'],
  },
  {
    why: 'the same of a security scheme',
    section: oas('security-scheme-object'),
    fixtures: ['security-scheme/bearer-format-of-basic.yaml'],
  },
  {
    why: 'an empty list of required names demands nothing',
    section: 'https://spec.openapis.org/oas/v3.0.4.html#schema-object',
    fixtures: ['schema/required-empty-in-3.0.yaml'],
  },
  {
    why: 'the values of server variables are not enforced',
    section: oas('server-variable-object'),
    fixtures: ['server/enum-empty.yaml'],
  },
];

export const disagreements: readonly Disagreement[] = [
  ...weRefuse.map(row => ({ refused: 'by us', ...row }) as const),
  ...weWarn.map(row => ({ refused: 'by it', ...row }) as const),
];

/** Documents that it is not given, with the reason. */
export const notAsked: Readonly<Record<string, string>> = {
  'document/alias-bomb.yaml': 'it has no limit of what aliases expand to',
};
