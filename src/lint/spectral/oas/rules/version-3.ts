// biome-ignore-all lint/suspicious/noThenProperty: the name is that of rulesets
// https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules
import { oasDocumentSchema } from '../functions/oas-document-schema.js';
import { oasExample } from '../functions/oas-example.js';
import { oasSecurityDefined } from '../functions/oas-security-defined.js';
import { oasUnusedComponent } from '../functions/oas-unused-component.js';
import { serverVariables } from '../functions/server-variables.js';
import { nonEmptyList } from './shapes.js';

const formats = ['oas3'];
const media = '[?(@ && @.schema && (@.example !== void 0 || @.examples))]';
const schemas =
  "[?(@property !== 'properties' && @ && (@ && @.example !== void 0 || @.default !== void 0) && (@.enum || @.type || @.format || @.$ref || @.properties || @.items))]";

/** What only documents of OpenAPI 3 have. */
export const version3Rules = {
  'oas3-api-servers': {
    description: 'The document has "servers".',
    recommended: true,
    formats,
    given: '$',
    then: { field: 'servers', ...nonEmptyList('object') },
  },
  'oas3-examples-value-or-externalValue': {
    description: 'An example has either a "value" or an "externalValue".',
    recommended: true,
    formats,
    given: [
      '$.components.examples[*]',
      '$.paths[*][*]..content[*].examples[*]',
      '$.paths[*][*]..parameters[*].examples[*]',
      '$.components.parameters[*].examples[*]',
      '$.paths[*][*]..headers[*].examples[*]',
      '$.components.headers[*].examples[*]',
    ],
    then: { function: 'xor', functionOptions: { properties: ['externalValue', 'value'] } },
  },
  'oas3-operation-security-defined': {
    description: 'The security of operations names schemes of the components.',
    message: '{{error}}',
    recommended: true,
    formats,
    given: '#SecurityRequirementObject',
    then: { function: oasSecurityDefined, functionOptions: { oasVersion: 3 } },
  },
  'oas3-parameter-description': {
    description: 'A parameter has a "description".',
    recommended: false,
    formats,
    given: [
      '#PathItem.parameters[?(@ && @.in)]',
      '#OperationObject.parameters[?(@ && @.in)]',
      '$.components.parameters[?(@ && @.in)]',
    ],
    then: { field: 'description', function: 'truthy' },
  },
  'oas3-server-not-example.com': {
    description: 'No server is at example.com.',
    recommended: false,
    formats,
    given: '$.servers[*].url',
    then: { function: 'pattern', functionOptions: { notMatch: 'example\\.com' } },
  },
  'oas3-server-trailing-slash': {
    description: 'The URL of a server does not end with a slash.',
    recommended: true,
    formats,
    given: '$.servers[*].url',
    then: { function: 'pattern', functionOptions: { notMatch: './$' } },
  },
  'oas3-valid-media-example': {
    description: 'The examples of media types, headers and parameters hold against their schemas.',
    message: '{{error}}',
    recommended: true,
    severity: 0,
    formats,
    given: ['content', 'headers', 'parameters'].map(member => `$..${member}..${media}`),
    then: { function: oasExample, functionOptions: { schemaField: 'schema', oasVersion: 3, type: 'media' } },
  },
  'oas3-valid-schema-example': {
    description: 'The examples and defaults of schemas hold against them.',
    message: '{{error}}',
    severity: 0,
    formats,
    recommended: true,
    given: ['$.components.schemas', '$..content', '$..headers', '$..parameters'].map(part => `${part}..${schemas}`),
    then: { function: oasExample, functionOptions: { schemaField: '$', oasVersion: 3, type: 'schema' } },
  },
  'oas3-schema': {
    description: 'The document is built as OpenAPI 3 has it.',
    message: '{{error}}.',
    severity: 0,
    formats,
    recommended: true,
    resolved: false,
    given: '$',
    then: { function: oasDocumentSchema },
  },
  'oas3-unused-component': {
    message: 'Nothing in the document leads to this component.',
    recommended: true,
    formats,
    resolved: false,
    given: '$',
    then: { function: oasUnusedComponent },
  },
  'oas3-server-variables': {
    description: 'The variables of a server are those of its URL, with values that make a URL of it.',
    message: '{{error}}',
    severity: 0,
    recommended: true,
    given: ['$.servers[*]', '#PathItem.servers[*]', '#OperationObject.servers[*]', '#LinkObject.server'],
    then: { function: serverVariables, functionOptions: { checkSubstitutions: true, requireDefault: true } },
  },
  'oas3-callbacks-in-callbacks': {
    message: 'A callback has callbacks of its own.',
    formats,
    recommended: true,
    given: ['#OperationObject.callbacks[*][*][*].callbacks'],
    then: { function: 'undefined' },
  },
  'oas3_1-servers-in-webhook': {
    message: 'A webhook has servers.',
    formats: ['oas3_1', 'oas3_2'],
    recommended: true,
    given: ['$.webhooks.servers', '$.webhooks[*][*].servers'],
    then: { function: 'undefined' },
  },
  'oas3_1-callbacks-in-webhook': {
    message: 'A webhook has callbacks.',
    formats: ['oas3_1', 'oas3_2'],
    recommended: true,
    given: ['$.webhooks[*][*].callbacks'],
    then: { function: 'undefined' },
  },
  'oas3_2-no-deprecated-xml-attribute': {
    message: '"xml.attribute" has given way to "xml.nodeType: attribute".',
    formats: ['oas3_2'],
    recommended: true,
    given: ['$..[?(@ && @.xml)].xml'],
    then: {
      function: 'schema',
      functionOptions: {
        schema: { not: { properties: { attribute: { const: true } }, required: ['attribute'] } },
      },
    },
  },
};
