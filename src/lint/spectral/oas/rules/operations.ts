// biome-ignore-all lint/suspicious/noThenProperty: the name is that of rulesets
// https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules
import { oasOpIdUnique } from '../functions/oas-op-id-unique.js';
import { oasOpParams } from '../functions/oas-op-params.js';
import { oasOpSuccessResponse } from '../functions/oas-op-success-response.js';
import { oasPathParam } from '../functions/oas-path-param.js';
import { nonEmptyList } from './shapes.js';

/** Paths and their operations. */
export const operationRules = {
  'operation-success-response': {
    description: 'An operation has a response that tells of success: 2xx or 3xx.',
    recommended: true,
    given: '#OperationObject',
    then: { field: 'responses', function: oasOpSuccessResponse },
  },
  'operation-operationId-unique': {
    description: 'No two operations have one operationId.',
    recommended: true,
    severity: 0,
    given: '$.paths',
    then: { function: oasOpIdUnique },
  },
  'operation-parameters': {
    description: 'No two parameters of an operation have both name and place in common.',
    message: '{{error}}',
    recommended: true,
    given: '#OperationObject.parameters',
    then: { function: oasOpParams },
  },
  'path-params': {
    description: 'The parameters of a path are those in its braces, declared and required.',
    message: '{{error}}',
    severity: 0,
    recommended: true,
    given: '$.paths',
    then: { function: oasPathParam },
  },
  'operation-description': {
    description: 'An operation has a "description" that is not empty.',
    recommended: true,
    given: '#OperationObject',
    then: { field: 'description', function: 'truthy' },
  },
  'operation-operationId': {
    description: 'An operation has an "operationId".',
    recommended: true,
    given: '#OperationObject',
    then: { field: 'operationId', function: 'truthy' },
  },
  'operation-operationId-valid-in-url': {
    message: 'The operationId has characters that a URL cannot have as they are.',
    recommended: true,
    given: '#OperationObject',
    then: {
      field: 'operationId',
      function: 'pattern',
      functionOptions: { match: "^[A-Za-z0-9-._~:/?#\\[\\]@!\\$&'()*+,;=]*$" },
    },
  },
  'operation-singular-tag': {
    description: 'An operation has one tag at most.',
    recommended: false,
    given: '#OperationObject',
    then: { field: 'tags', function: 'length', functionOptions: { max: 1 } },
  },
  'operation-tags': {
    description: 'An operation has a tag.',
    recommended: true,
    given: '#OperationObject',
    then: { field: 'tags', ...nonEmptyList() },
  },
  'path-declarations-must-exist': {
    message: 'A path has braces with no name in them.',
    recommended: true,
    given: '$.paths',
    then: { field: '@key', function: 'pattern', functionOptions: { notMatch: '{}' } },
  },
  'path-keys-no-trailing-slash': {
    message: 'A path ends with a slash.',
    recommended: true,
    given: '$.paths',
    then: { field: '@key', function: 'pattern', functionOptions: { notMatch: '.+\\/$' } },
  },
  'path-not-include-query': {
    description: 'A path has no query in it.',
    recommended: true,
    given: '$.paths',
    then: { field: '@key', function: 'pattern', functionOptions: { notMatch: '\\?' } },
  },
};
