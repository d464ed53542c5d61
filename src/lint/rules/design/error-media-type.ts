import { placeIn } from '../../../contract/index.js';
import type { Rule } from '../../rule.js';
import { isError, isJson } from '../../statuses.js';

const problem = /^application\/problem\+(?:json|xml)\b/i;

export const errorMediaType: Rule = {
  code: 'error-media-type',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'An error is not answered as problem details.',
  why: 'RFC 9457 is the one shape of errors that clients and gateways know without being told.',
  remedy: 'Answer errors as application/problem+json with type, title, status and detail',
  bad: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets. }
        '400': { description: Wrong input., content: { application/json: { schema: { type: object } } } }
`,
  good: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets. }
        '400': { description: Wrong input., content: { application/problem+json: { schema: { type: object } } } }
`,
  needsWhole: true,
  check: ({ report }) => ({
    contract: contract => {
      const errors = new Set(
        contract.operations.flatMap(({ responses }) =>
          responses.filter(each => isError(each) && each.content.some(({ range }) => isJson(range))),
        ),
      );
      const plain = [...errors].filter(({ content }) => !content.some(({ range }) => problem.test(range)));
      const paths = plain.length === errors.size && plain.length > 2 ? placeIn(contract, '/paths') : undefined;
      if (paths) report(`None of the ${plain.length} errors with a body is application/problem+json`, paths);
      else
        for (const { status, content, location } of plain)
          report(`The error ${status} is ${content.map(({ range }) => range).join(', ')}`, location);
    },
  }),
};
