import type { SchemaJson, WrittenObject } from '../../../contract/index.js';
import type { JsonObject } from '../../../document/index.js';
import { mayConflict, mayLeaveNothing } from '../../conflicts.js';
import { isObject, listOf, membersOf, names, textsOf } from '../../read.js';
import type { Rule } from '../../rule.js';
import type { SchemaTools } from '../../schema-tools.js';
import { boundsCrossed } from './bounds-crossed.js';

export const schemaUnsatisfiable: Rule = {
  code: 'schema-unsatisfiable',
  category: 'correctness',
  severity: 'error',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'No value fits a schema: that is proven.',
  why: 'What can never be valid can be neither sent nor answered, whatever a client or a server does (JSON Schema Core, section 4.3.2).',
  remedy: 'Loosen one of the keywords, so that they allow a value together',
  bad: `
components:
  schemas:
    Code: { type: string, pattern: '^[A-Z]{3}$', minLength: 5 }
`,
  good: `
components:
  schemas:
    Code: { type: string, pattern: '^[A-Z]{5}$', minLength: 5 }
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      schema: node => {
        if (mayLeaveNothing(node.value) && boundsCrossed(node.value) === undefined) suspects.push(node);
      },
      contract: () => {
        for (const node of suspects) {
          const { json, id } = context.schemas.at(node);
          if (!isObject(json) || !isWorthAsking(json, context.schemas)) continue;
          if (context.schemas.valueOf(id) !== 'none' || isToldBelow(json, context.schemas)) continue;
          context.report(`No value fits this schema: ${culprits(json)}`, node);
        }
      },
    };
  },
};

function isWorthAsking(json: JsonObject, tools: SchemaTools): boolean {
  const { allOf, ...rest } = json;
  if (!Array.isArray(allOf)) return true;
  return mayLeaveNothing(rest) || mayConflict([rest, ...(allOf as SchemaJson[])], tools);
}

/** Whether a part alone leaves nothing over: it is told there. */
function isToldBelow(json: JsonObject, tools: SchemaTools): boolean {
  const isEmpty = (part: unknown) => isObject(part) && tools.valueOf(part as SchemaJson) === 'none';
  const { $ref, allOf, properties, required, items, minItems, anyOf, oneOf } = json;
  if (typeof $ref === 'string' && tools.valueOf($ref) === 'none') return true;
  if (listOf(allOf).some(isEmpty)) return true;
  const needed = new Set(textsOf(required));
  if (membersOf(properties).some(([name, part]) => needed.has(name) && isEmpty(part))) return true;
  if (Number(minItems) > 0 && isEmpty(items)) return true;
  return [anyOf, oneOf].some(list => Array.isArray(list) && list.length > 0 && list.every(isEmpty));
}

const silent =
  /^(?:x-.*|title|description|examples?|default|deprecated|readOnly|writeOnly|externalDocs|xml|discriminator)$/;

function culprits(json: JsonObject): string {
  const keywords = Object.keys(json).filter(keyword => !silent.test(keyword));
  const [only] = keywords;
  if (keywords.length > 1) return `${names(keywords, 8)} exclude each other`;
  return only === 'allOf' ? "the parts of 'allOf' exclude each other" : `'${only}' leaves none over`;
}
