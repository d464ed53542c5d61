// https://spec.openapis.org/oas/v3.2.0.html#server-object
import { map, object, prose, string } from '../kinds.js';
import type { ObjectType } from '../object-type.js';

export const server: ObjectType = {
  name: 'Server Object',
  extensions: true,
  fields: {
    url: { kind: string, required: 'always' },
    description: { kind: prose },
    name: { kind: string, since: '3.2' },
    variables: { kind: map(object('serverVariable')) },
  },
  rule: ({ url, variables }, { report }) => {
    if (typeof url !== 'string') return;
    const known = typeof variables === 'object' && variables !== null ? variables : {};
    for (const [, name] of url.matchAll(/\{([^{}]*)\}/g)) {
      if (name !== undefined && !Object.hasOwn(known, name)) {
        report(
          'server-variable-undefined',
          `the server's url uses '{${name}}', which its variables don't define`,
          'url',
        );
      }
    }
    if (/[?#]/.test(url)) report('server-url', `the server's url '${url}' has a query or fragment`, 'url');
  },
};
