// biome-ignore-all lint/suspicious/noThenProperty: the name is that of rulesets
// https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules
import { oasSchema } from '../functions/oas-schema.js';
import { refSiblings } from '../functions/ref-siblings.js';

/** Schemas and references. */
export const schemaRules = {
  'duplicated-entry-in-enum': {
    description: 'No value is twice in an enum.',
    severity: 'warn',
    recommended: true,
    message: '{{error}}',
    given: ["$..[?(@property !== 'properties' && @ != null && @.enum && @.enum.constructor.name === 'Array')]"],
    then: { field: 'enum', function: oasSchema, functionOptions: { schema: { type: 'array', uniqueItems: true } } },
  },
  'no-$ref-siblings': {
    formats: ['oas2', 'oas3_0'],
    description: 'Nothing stands beside a $ref.',
    message: '{{error}}',
    severity: 0,
    recommended: true,
    resolved: false,
    given: "$..[?(@property === '$ref')]",
    then: { function: refSiblings },
  },
  'array-items': {
    message: 'A schema of "type: array" has no "items" beside it.',
    severity: 0,
    recommended: true,
    resolved: false,
    given: '#ArrayProperties',
    then: { field: 'items', function: 'truthy' },
  },
  'typed-enum': {
    description: 'The values of an enum are of the type beside it.',
    message: '{{error}}',
    recommended: true,
    given: '$..[?(@ && @.enum && @.type)]',
    then: { function: 'typedEnum' },
  },
};
