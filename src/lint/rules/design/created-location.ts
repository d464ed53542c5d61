import { reportLacking } from '../../lacking.js';
import type { Rule } from '../../rule.js';
import { hasHeader } from '../../statuses.js';

export const createdLocation: Rule = {
  code: 'created-location',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'A 201 of POST does not say where the new thing is.',
  why: '201 names what was created by the Location header (RFC 9110, section 15.3.2): a client need not know how paths are made.',
  remedy: 'Declare a Location header of the response',
  bad: `
paths:
  /pets:
    post: { responses: { '201': { description: The new pet. } } }
`,
  good: `
paths:
  /pets:
    post:
      responses:
        '201': { description: The new pet., headers: { Location: { schema: { type: string, format: uri-reference } } } }
`,
  check: ({ report }) => ({
    contract: contract =>
      reportLacking({
        contract,
        report,
        asked: contract.operations.filter(
          ({ method, responses }) => method === 'POST' && responses.some(({ status }) => status === '201'),
        ),
        lacks: ({ responses }) => responses.some(each => each.status === '201' && !hasHeader(each, 'location')),
        one: ({ key }) => `The 201 of ${key} has no Location header`,
        all: count => `None of the ${count} POST operations that answer 201 declares a Location header`,
      }),
  }),
};
