import type { WrittenObject } from '../../../contract/index.js';
import { Part } from '../../parts.js';
import type { Rule, RuleContext } from '../../rule.js';
import { isOf, propertyOf } from '../../written-schema.js';

const moment =
  /(?:[a-z](?:_at|At|_date|Date|_time|Time|[-_]?timestamp|Timestamp)|^date|^timestamp|^(?:created|updated|modified|deleted)(?:_on|On)|date_?time|dateTime|DateTime)$/;
/** Durations, zones and formats, which end alike. */
const others =
  /(?:run|up|down|response|lead|processing|life|elapsed|total|wait|cycle|busy|idle|real|over|part|full|some|play|query|duration|transit|delivery|format|zone)[-_]?time$/i;
const settled = ['format', 'enum', 'const', 'pattern', '$ref', 'oneOf', 'anyOf', 'allOf'];

export const dateTimeFormat: Rule = {
  code: 'date-time-format',
  category: 'design',
  severity: 'warning',
  presets: ['strict'],
  what: 'A property with the name of a moment or a day is any text.',
  why: 'Of `03/04/2026` nobody can say which day it is. RFC 3339 is what `date-time` and `date` stand for, and what libraries read.',
  remedy: 'Add `format: date-time`, or `date` for a day',
  bad: `
components:
  schemas:
    Pet: { type: object, properties: { created_at: { type: string } } }
`,
  good: `
components:
  schemas:
    Pet: { type: object, properties: { created_at: { type: string, format: date-time } } }
`,
  check: context => {
    const tell = (name: string, node: WrittenObject) =>
      context.report(`The property '${name}' is a text without a format`, node);
    const ofBranches: (readonly [name: string, node: WrittenObject])[] = [];
    return {
      schema: node => {
        const name = propertyOf(node);
        if (name === undefined || !isOf(node.value, 'string') || !moment.test(name) || others.test(name)) return;
        if (settled.some(keyword => keyword in node.value)) return;
        if (node.parent?.steps[0] === 'allOf') ofBranches.push([name, node]);
        else tell(name, node);
      },
      contract: () => {
        for (const [name, node] of ofBranches) if (!isSettledBeside(name, node, context)) tell(name, node);
      },
    };
  },
};

/** Whether another branch of the same `allOf` says what the property looks like. */
function isSettledBeside(name: string, node: WrittenObject, { schemas }: RuleContext): boolean {
  const owner = node.parent?.parent;
  if (owner?.type !== 'schema') return false;
  const all = Part.of(schemas.at(owner), id => schemas.schema(id)).all();
  return all.some(each => settled.some(keyword => keyword in (each.at('properties', name)?.json ?? {})));
}
