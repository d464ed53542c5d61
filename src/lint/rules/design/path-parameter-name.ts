import { segmentsOf } from '../../paths.js';
import type { Rule } from '../../rule.js';

export const pathParameterName: Rule = {
  code: 'path-parameter-name',
  category: 'design',
  severity: 'warning',
  presets: ['strict'],
  what: 'Two paths call the parameter in one place by different names.',
  why: 'Generated clients and routers name arguments and routes by it: the same id with two names looks like two things, and some routers refuse to start.',
  remedy: 'Call the parameter by one name in all paths that begin alike',
  bad: `
paths:
  /pets/{petId}:
    get:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The pet. } }
  /pets/{id}/toys:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: Its toys. } }
`,
  good: `
paths:
  /pets/{petId}:
    get:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The pet. } }
  /pets/{petId}/toys:
    get:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: Its toys. } }
`,
  check: ({ report }) => ({
    paths: node => {
      const known = new Map<string, { readonly name: string; readonly path: string }>();
      const told = new Set<string>();
      for (const path of Object.keys(node.value)) {
        let way = '';
        for (const segment of segmentsOf(path)) {
          const name = /^\{([^{}]*)\}$/.exec(segment)?.[1];
          if (name === undefined) way += `/${segment}`;
          else {
            const first = known.get(way);
            if (first === undefined) known.set(way, { name, path });
            else if (first.name !== name && !told.has(`${way} ${name}`)) {
              told.add(`${way} ${name}`);
              report(
                `What follows '${way}' is called '${name}' in '${path}' and '${first.name}' in '${first.path}'`,
                { node, at: path, part: 'key' },
                { remedy: `Call it by one name: '${first.name}' or '${name}'` },
              );
              break;
            }
            way += '/{}';
          }
        }
      }
    },
  }),
};
