import { isOf, nameOf, propertyOf } from '../../written-schema.js';
import { boundsRule, saysAny } from './bounds-rule.js';

export const urlInput = boundsRule({
  code: 'url-input',
  presets: [],
  what: 'A client sends a URL that the server may follow.',
  why: 'A server that fetches what a client names reaches what the client can not: its own network, the metadata of its machine (server-side request forgery, OWASP API7:2023).',
  remedy: 'Limit by pattern to https and known hosts, and say that private addresses are refused',
  bad: `
paths:
  /hooks:
    post:
      requestBody:
        content: { application/json: { schema: { type: object, properties: { callbackUrl: { type: string, format: uri } } } } }
      responses: { '201': { description: The new hook. } }
`,
  good: `
paths:
  /hooks:
    post:
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { callbackUrl: { type: string, format: uri, pattern: '^https://[a-z.]+/' } } }
      responses: { '201': { description: The new hook. } }
`,
  says: node => {
    if (!isOf(node.value, 'string') || saysAny(node, ['pattern', 'enum', 'const'])) return undefined;
    const name = propertyOf(node) ?? '';
    const isFollowed =
      /(?:callback|webhook|hook|notify|image|avatar|fetch|source|download|import|target)[-_]?ur[il]$/i.test(name);
    const { format } = node.value;
    return format === 'uri' || format === 'url' || isFollowed ? `${nameOf(node)} is a URL to anywhere` : undefined;
  },
});
