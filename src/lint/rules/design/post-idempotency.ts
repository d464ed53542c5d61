import { reportLacking } from '../../lacking.js';
import type { Rule } from '../../rule.js';

export const postIdempotency: Rule = {
  code: 'post-idempotency',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'A POST that creates can not be sent again safely.',
  why: 'Where the answer got lost a client has to ask again, and creates a second order. A key that it makes lets the server know the request (draft-ietf-httpapi-idempotency-key-header).',
  remedy: 'Take a header Idempotency-Key, or answer 409 where what is to be created is there already',
  bad: `
paths:
  /orders:
    post: { responses: { '201': { description: The new order. } } }
`,
  good: `
paths:
  /orders:
    post:
      parameters: [{ name: Idempotency-Key, in: header, schema: { type: string, maxLength: 100 } }]
      responses: { '201': { description: The new order. } }
`,
  check: ({ report }) => ({
    contract: contract =>
      reportLacking({
        contract,
        report,
        // where what is there already is refused, a second request creates nothing
        asked: contract.operations.filter(
          ({ method, responses }) =>
            method === 'POST' &&
            responses.some(({ status }) => status === '201') &&
            !responses.some(({ status }) => status === '409'),
        ),
        lacks: ({ parameters }) =>
          !parameters.some(({ in: where, name }) => where === 'header' && /idempot|request-?id/i.test(name)),
        one: ({ key }) => `${key} creates, and takes no Idempotency-Key`,
        all: count => `None of the ${count} POST operations that create takes an Idempotency-Key`,
      }),
  }),
};
