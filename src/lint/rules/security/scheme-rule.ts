import type { SecurityScheme } from '../../../contract/index.js';
import type { Rule } from '../../rule.js';

interface SchemeRule extends Omit<Rule, 'category' | 'check'> {
  readonly says: (scheme: SecurityScheme) => string | undefined;
}

/** A rule about each security scheme. */
export function schemeRule({ says, ...rule }: SchemeRule): Rule {
  return {
    ...rule,
    category: 'security',
    check: ({ report }) => ({
      contract: ({ securitySchemes }) => {
        for (const scheme of securitySchemes.values()) {
          const message = says(scheme);
          if (message !== undefined) report(message, scheme.location);
        }
      },
    }),
  };
}
