import { reportLacking } from '../../lacking.js';
import type { Rule } from '../../rule.js';

export const operationSecurity: Rule = {
  code: 'operation-security',
  category: 'security',
  severity: 'warning',
  presets: ['security'],
  what: 'Nothing says whether an operation is open to everybody.',
  why: 'What was forgotten looks like what was meant to be public (OWASP API2:2023): `security: []` says that it was meant.',
  remedy: 'Declare security of the operation or of the document; where everybody may call it, say `security: []`',
  bad: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { security: [], responses: { '200': { description: All pets. } } }
`,
  check: ({ report }) => {
    const silent = new Set<string>();
    let isSaid = false;
    return {
      openapi: node => {
        isSaid = Array.isArray(node.value['security']);
      },
      operation: node => {
        if (!isSaid && !Array.isArray(node.value['security'])) silent.add(node.pointer);
      },
      contract: contract =>
        reportLacking({
          contract,
          report,
          asked: contract.operations,
          lacks: ({ security, location }) => security.length === 0 && silent.has(location.pointer),
          one: ({ key }) => `${key} is neither secured nor said to be public`,
          all: count => `None of the ${count} operations is secured or said to be public`,
        }),
    };
  },
};
