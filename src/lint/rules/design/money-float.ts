import type { Rule } from '../../rule.js';
import { wordsOf } from '../../words.js';
import { isOf, propertyOf } from '../../written-schema.js';

const money = new Set(['amount', 'price', 'balance', 'fee', 'cost', 'salary', 'tax', 'subtotal', 'revenue', 'profit']);
/** What is counted or measured though money is in its name. */
const others = new Set(['rate', 'percent', 'percentage', 'ratio', 'count', 'factor', 'id', 'currency']);

export const moneyFloat: Rule = {
  code: 'money-float',
  category: 'design',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'An amount of money is a floating point number.',
  why: '0.1 + 0.2 is not 0.3 in the doubles that JSON numbers become: sums are off by a cent.',
  remedy: 'Make it an integer of minor units (cents), or a string with a decimal number',
  bad: `
components:
  schemas:
    Order: { type: object, properties: { totalPrice: { type: number } } }
`,
  good: `
components:
  schemas:
    Order: { type: object, properties: { totalPrice: { type: integer, description: In cents. } } }
`,
  check: ({ report }) => ({
    schema: node => {
      if (!isOf(node.value, 'number') || node.value['format'] === 'decimal' || node.value['multipleOf'] === 1) return;
      const words = wordsOf(propertyOf(node) ?? '');
      if (!words.some(word => others.has(word)) && money.has(words.at(-1) ?? ''))
        report(`The property '${node.key}' is a floating point number`, node);
    },
  }),
};
