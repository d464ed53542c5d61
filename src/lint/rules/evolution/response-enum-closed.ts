import type { WrittenObject } from '../../../contract/index.js';
import { Directions, toClient } from '../../directions.js';
import { listOf } from '../../read.js';
import type { Rule } from '../../rule.js';

export const responseEnumClosed: Rule = {
  code: 'response-enum-closed',
  category: 'evolution',
  severity: 'info',
  presets: ['strict'],
  what: 'An enum of texts is sent in responses, and nothing says that it may grow.',
  why: 'A new value breaks clients that know the old ones alone: where more are to come, they must be told from the start.',
  remedy: 'List the values in `x-extensible-enum`, or describe that clients must accept others',
  bad: `
paths:
  /pets:
    get:
      responses:
        '200':
          description: A pet.
          content: { application/json: { schema: { type: object, properties: { kind: { type: string, enum: [cat, dog] } } } } }
`,
  good: `
paths:
  /pets:
    get:
      responses:
        '200':
          description: A pet.
          content: { application/json: { schema: { type: object, properties: { kind: { type: string, x-extensible-enum: [cat, dog] } } } } }
`,
  check: context => {
    const enums: WrittenObject[] = [];
    return {
      schema: node => {
        const { enum: listed, 'x-extensible-enum': open } = node.value;
        // one value tells schemas apart, and is to stay
        const texts = listOf(listed).filter(value => typeof value === 'string');
        if (texts.length > 1 && open === undefined) enums.push(node);
      },
      contract: () => {
        if (enums.length === 0) return;
        const directions = new Directions(context.references, context.set);
        for (const node of enums) {
          if ((directions.of(node) & toClient) === 0) continue;
          context.report(`The enum of ${listOf(node.value.enum).length} values is sent in responses, and is closed`, {
            node,
            at: 'enum',
            part: 'key',
          });
        }
      },
    };
  },
};
