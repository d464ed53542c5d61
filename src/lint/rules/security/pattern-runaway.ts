import type { WrittenObject } from '../../../contract/index.js';
import { attackPatience, patternAttack } from '../../../schema/index.js';
import type { Rule } from '../../rule.js';

export const patternRunaway: Rule = {
  code: 'pattern-runaway',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'security', 'strict'],
  what: 'A pattern takes ever longer on some texts.',
  why: 'A text of a few thousand letters keeps a server busy for minutes (OWASP API4:2023): each letter more doubles or squares the time.',
  remedy:
    'Let what is repeated begin with what can not end the repetition before it, and bound it: {1,100} rather than +',
  bad: `
components:
  schemas:
    Name: { type: string, pattern: '^(a+)+$' }
`,
  good: `
components:
  schemas:
    Name: { type: string, pattern: '^a+$' }
`,
  check: context => {
    const found = new Map<string, WrittenObject[]>();
    return {
      schema: node => {
        const { pattern } = node.value;
        if (typeof pattern !== 'string') return;
        const known = found.get(pattern);
        if (known) known.push(node);
        else found.set(pattern, [node]);
      },
      end: () => {
        const patience = attackPatience();
        for (const [pattern, nodes] of found) {
          const attack = patternAttack(pattern, patience);
          if (!attack) continue;
          for (const node of nodes)
            context.report(`The pattern ${JSON.stringify(pattern)} takes ${attack.growth} time, as on ${attack.text}`, {
              node,
              at: 'pattern',
            });
        }
      },
    };
  },
};
