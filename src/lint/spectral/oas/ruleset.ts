// https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules
import type { RulesetDefinition } from '../types.js';
import { documentRules } from './rules/document.js';
import { operationRules } from './rules/operations.js';
import { schemaRules } from './rules/schemas.js';
import { version2Rules } from './rules/version-2.js';
import { version3Rules } from './rules/version-3.js';

/** What later versions of OpenAPI may have: a list of types. */
const listedArray = '$..[?(@ && @.type && @.type.constructor.name === "Array" && @.type.includes("array"))]';
const array = '$..[?(@ && @.type=="array")]';

/** `spectral:oas` of Spectral 6.16: its rules by the same names, looking at the same nodes, as grave, and on where it has them on. */
export const oasRuleset: RulesetDefinition = {
  documentationUrl: 'https://meta.stoplight.io/docs/spectral/docs/reference/openapi-rules.md',
  formats: ['oas2', 'oas3', 'oas3_0', 'oas3_1', 'oas3_2'],
  aliases: {
    PathItem: ['$.paths[*]'],
    OperationObject: ['#PathItem[get,put,post,delete,options,head,patch,trace]'],
    SecurityRequirementObject: ['$.security[*]', '#OperationObject.security[*]'],
    ResponseObject: {
      targets: [
        { formats: ['oas2'], given: ['#OperationObject.responses[*]', '$.responses[*]'] },
        { formats: ['oas3'], given: ['#OperationObject.responses[*]', '$.components.responses[*]'] },
      ],
    },
    LinkObject: { targets: [{ formats: ['oas3'], given: ['$.components.links[*]', '#ResponseObject.links[*]'] }] },
    ArrayProperties: {
      targets: [
        { formats: ['oas2', 'oas3_0'], given: [array] },
        { formats: ['oas3_1', 'oas3_2'], given: [array, listedArray] },
      ],
    },
  },
  rules: { ...documentRules, ...operationRules, ...schemaRules, ...version2Rules, ...version3Rules },
};
