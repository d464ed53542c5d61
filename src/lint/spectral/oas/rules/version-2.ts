// biome-ignore-all lint/suspicious/noThenProperty: the name is that of rulesets
// https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules
import { oasDiscriminator } from '../functions/oas-discriminator.js';
import { oasDocumentSchema } from '../functions/oas-document-schema.js';
import { oasExample } from '../functions/oas-example.js';
import { oasOpFormDataConsumeCheck } from '../functions/oas-op-form-data-consume-check.js';
import { oasSecurityDefined } from '../functions/oas-security-defined.js';
import { nonEmptyList } from './shapes.js';

const formats = ['oas2'];
const schemas =
  "[?(@property !== 'properties' && @ && (@.example !== void 0 || @['x-example'] !== void 0 || @.default !== void 0) && (@.enum || @.type || @.format || @.$ref || @.properties || @.items))]";

/** What only documents of OpenAPI 2 have. None is loaded here, but rulesets of teams turn these rules on and off. */
export const version2Rules = {
  'oas2-operation-formData-consume-check': {
    description: 'An operation with form data consumes forms.',
    recommended: true,
    formats,
    given: '#OperationObject',
    then: { function: oasOpFormDataConsumeCheck },
  },
  'oas2-api-host': {
    description: 'The document has a "host".',
    recommended: true,
    formats,
    given: '$',
    then: { field: 'host', function: 'truthy' },
  },
  'oas2-api-schemes': {
    description: 'The document has "schemes".',
    recommended: true,
    formats,
    given: '$',
    then: { field: 'schemes', ...nonEmptyList('string') },
  },
  'oas2-discriminator': {
    description: 'A discriminator is a property, and required.',
    recommended: true,
    formats,
    severity: 0,
    message: '{{error}}',
    given: '$.definitions[?(@ && @.discriminator)]',
    then: { function: oasDiscriminator },
  },
  'oas2-host-not-example': {
    description: 'The host is not example.com.',
    recommended: false,
    formats,
    given: '$',
    then: { field: 'host', function: 'pattern', functionOptions: { notMatch: 'example\\.com' } },
  },
  'oas2-host-trailing-slash': {
    description: 'The host does not end with a slash.',
    recommended: true,
    formats,
    given: '$',
    then: { field: 'host', function: 'pattern', functionOptions: { notMatch: '/$' } },
  },
  'oas2-parameter-description': {
    description: 'A parameter has a "description".',
    recommended: false,
    formats,
    given: '$..parameters[?(@ && @.in)]',
    then: { field: 'description', function: 'truthy' },
  },
  'oas2-operation-security-defined': {
    description: 'The security of operations names schemes of "securityDefinitions".',
    message: '{{error}}',
    recommended: true,
    formats,
    given: '#SecurityRequirementObject',
    then: { function: oasSecurityDefined, functionOptions: { oasVersion: 2 } },
  },
  'oas2-valid-schema-example': {
    description: 'The examples and defaults of schemas hold against them.',
    message: '{{error}}',
    recommended: true,
    formats,
    severity: 0,
    given: ['definitions', 'parameters', 'responses'].map(part => `$..${part}..${schemas}`),
    then: { function: oasExample, functionOptions: { schemaField: '$', oasVersion: 2, type: 'schema' } },
  },
  'oas2-valid-media-example': {
    description: 'The examples of responses hold against their schemas.',
    message: '{{error}}',
    recommended: true,
    formats,
    severity: 0,
    given: '$..responses..[?(@ && @.schema && @.examples)]',
    then: { function: oasExample, functionOptions: { schemaField: 'schema', oasVersion: 2, type: 'media' } },
  },
  'oas2-anyOf': {
    message: 'OpenAPI 2 has no "anyOf".',
    recommended: true,
    formats,
    given: '$..anyOf',
    then: { function: 'undefined' },
  },
  'oas2-oneOf': {
    message: 'OpenAPI 2 has no "oneOf".',
    recommended: true,
    formats,
    given: '$..oneOf',
    then: { function: 'undefined' },
  },
  'oas2-schema': {
    description: 'The document is built as OpenAPI 2 has it.',
    message: '{{error}}.',
    recommended: true,
    formats,
    severity: 0,
    resolved: false,
    given: '$',
    then: { function: oasDocumentSchema },
  },
  'oas2-unused-definition': {
    description: 'Every definition is led to.',
    recommended: true,
    resolved: false,
    formats,
    given: '$.definitions',
    then: {
      function: 'unreferencedReusableObject',
      functionOptions: { reusableObjectsLocation: '#/definitions' },
    },
  },
};
