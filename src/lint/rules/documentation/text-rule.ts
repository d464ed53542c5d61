import type { WrittenObject, WrittenType } from '../../../contract/index.js';
import type { Rule } from '../../rule.js';

interface TextRule extends Omit<Rule, 'category' | 'check'> {
  readonly of: WrittenType;
  readonly field: string;
  /** What a finding calls the object; none: the rule has nothing to say of it. */
  readonly called: (node: WrittenObject) => string | undefined;
}

/** A rule that objects of some kind say something in a field. */
export function textRule({ of, field, called, ...rule }: TextRule): Rule {
  return {
    ...rule,
    category: 'documentation',
    check: ({ report }) => ({
      [of]: (node: WrittenObject) => {
        const text = node.value[field];
        if (typeof text === 'string' && text.trim() !== '') return;
        const name = called(node);
        if (name !== undefined) report(`${name} has no ${field}`, node);
      },
    }),
  };
}

/** `GET /pets` of an operation, `POST of the webhook 'sold'` of one that no client calls; of a callback, `The operation 'post'`. */
export function operationName(node: WrittenObject): string {
  const item = node.within('pathItem');
  if (item?.parent?.type === 'paths') return `${node.key.toUpperCase()} ${item.key}`;
  return item?.steps[0] === 'webhooks'
    ? `${node.key.toUpperCase()} of the webhook '${item.key}'`
    : `The operation '${node.key}'`;
}
