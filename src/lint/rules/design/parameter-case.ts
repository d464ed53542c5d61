import type { Rule } from '../../rule.js';
import { caseRule } from './case-rule.js';

type Wording = Pick<Rule, 'code' | 'presets' | 'why' | 'bad' | 'good'>;

/** A rule about the names of the parameters of one place. */
export function parameterCase(
  where: 'path' | 'query' | 'header' | 'cookie',
  casing: Pick<Parameters<typeof caseRule>[0], 'casing' | 'preferred'>,
  wording: Wording,
): Rule {
  return caseRule({
    ...wording,
    noun: `${where} parameter`,
    ...casing,
    names: tell => ({
      parameter: node => {
        const { name } = node.value;
        // brackets and dots say what is in an object, as in filter[name]
        if (node.value['in'] === where && typeof name === 'string' && !/[[\].$]/.test(name))
          tell(name, { node, at: 'name' });
      },
    }),
  });
}
