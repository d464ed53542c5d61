import type { JsonObject } from '../../../document/index.js';
import type { Place, Rule } from '../../rule.js';

export const headerSpelling: Rule = {
  code: 'header-spelling',
  category: 'design',
  severity: 'info',
  presets: ['recommended', 'strict'],
  what: 'One header is written in two ways.',
  why: 'Names of headers have no case on the wire, but generated code and searches have: two spellings look like two headers.',
  remedy: 'Write the header in one way everywhere',
  bad: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets., headers: { X-Total: { schema: { type: integer } } } }
        '206': { description: Some pets., headers: { x-total: { schema: { type: integer } } } }
`,
  good: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets., headers: { X-Total: { schema: { type: integer } } } }
        '206': { description: Some pets., headers: { X-Total: { schema: { type: integer } } } }
`,
  check: ({ report }) => {
    const known = new Map<string, string>();
    const tell = (name: string, at: Place) => {
      const first = known.get(name.toLowerCase());
      if (first === undefined) known.set(name.toLowerCase(), name);
      else if (first !== name)
        report(`The header '${name}' is written '${first}' before`, at, { remedy: `Write '${first}'` });
    };
    return {
      parameter: node => {
        const { name } = node.value;
        if (node.value['in'] === 'header' && typeof name === 'string') tell(name, { node, at: 'name' });
      },
      response: node => {
        const { headers } = node.value;
        if (typeof headers !== 'object' || headers === null) return;
        for (const name in headers as JsonObject) tell(name, { node, at: ['headers', name], part: 'key' }); // a map of headers
      },
    };
  },
};
