import type { WrittenObject } from '../../../contract/index.js';
import type { Rule } from '../../rule.js';

interface BoundsRule extends Omit<Rule, 'category' | 'check' | 'severity' | 'presets'>, Partial<Pick<Rule, 'presets'>> {
  /** What is missing, if anything, of a schema. */
  readonly says: (node: WrittenObject) => string | undefined;
}

/** A rule about what a client may send: each schema that a request leads to is told once, where it is written. */
export function boundsRule({ says, presets, ...rule }: BoundsRule): Rule {
  return {
    ...rule,
    category: 'security',
    severity: 'info',
    presets: presets ?? ['security'],
    check: context => {
      const found: (readonly [WrittenObject, string])[] = [];
      return {
        schema: node => {
          const message = says(node);
          if (message !== undefined) found.push([node, message]);
        },
        end: () => {
          for (const [node, message] of found)
            if (node.value['readOnly'] !== true && context.ways.of(node).request) context.report(message, node);
        },
      };
    },
  };
}

/** Whether a schema says one of some keywords, here or where it is a part of an `allOf` beside it. */
export function saysAny({ value, parent, steps }: WrittenObject, keywords: readonly string[]): boolean {
  if (keywords.some(keyword => keyword in value)) return true;
  return steps[0] === 'allOf' && parent?.type === 'schema' && keywords.some(keyword => keyword in parent.value);
}
