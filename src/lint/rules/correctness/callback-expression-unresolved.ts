import type { WrittenObject } from '../../../contract/index.js';
import { expressionsIn, flawOf } from '../../expressions.js';
import { operationAt } from '../../places.js';
import type { Rule } from '../../rule.js';

export const callbackExpressionUnresolved: Rule = {
  code: 'callback-expression-unresolved',
  category: 'correctness',
  severity: 'warning',
  presets: ['minimal', 'recommended', 'strict'],
  what: "A callback's URL is read from where the request has nothing.",
  why: 'Nobody knows where the callback goes (Callback Object).',
  remedy: 'Point at a property of the request body, or at a parameter, that is declared',
  bad: `
paths:
  /orders:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { callbackUrl: { type: string } } } } } }
      responses: { '201': { description: An order. } }
      callbacks:
        shipped:
          '{$request.body#/url}':
            post: { responses: { '200': { description: Taken. } } }
`,
  good: `
paths:
  /orders:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { callbackUrl: { type: string } } } } } }
      responses: { '201': { description: An order. } }
      callbacks:
        shipped:
          '{$request.body#/callbackUrl}':
            post: { responses: { '200': { description: Taken. } } }
`,
  check: context => {
    const callbacks: WrittenObject[] = [];
    return {
      callback: node => void callbacks.push(node),
      contract: contract => {
        for (const node of callbacks) {
          const operation = operationAt(contract, node);
          if (!operation) continue;
          for (const key of Object.keys(node.value)) {
            for (const expression of key.startsWith('x-') ? [] : expressionsIn(key)) {
              const flaw = flawOf(expression, operation, context.schemas);
              if (flaw !== undefined)
                context.report(`'${expression}' leads to nothing: ${flaw}`, { node, at: key, part: 'key' });
            }
          }
        }
      },
    };
  },
};
