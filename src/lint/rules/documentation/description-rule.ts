import type { WrittenObject, WrittenType } from '../../../contract/index.js';
import type { Rule, Visitor } from '../../rule.js';

interface DescriptionRule extends Omit<Rule, 'category' | 'check'> {
  /** What is wrong with a description, if anything. */
  readonly says: (text: string, node: WrittenObject, field: 'description' | 'summary') => string | undefined;
  /** What it is of. Default: all that have one. */
  readonly types?: readonly WrittenType[];
}

const described: readonly WrittenType[] = [
  'info',
  'tag',
  'operation',
  'parameter',
  'requestBody',
  'response',
  'header',
  'schema',
  'securityScheme',
  'server',
  'pathItem',
];

/** A rule about the text of descriptions and summaries. */
export function descriptionRule({ says, types = described, ...rule }: DescriptionRule): Rule {
  return {
    ...rule,
    category: 'documentation',
    check: ({ report }) => {
      const visit = (node: WrittenObject) => {
        for (const field of ['description', 'summary'] as const) {
          const text = node.value[field];
          const message = typeof text === 'string' ? says(text, node, field) : undefined;
          if (message !== undefined) report(`The ${field} ${message}`, { node, at: field });
        }
      };
      return Object.fromEntries(types.map(type => [type, visit])) as Visitor; // one for each type
    },
  };
}
