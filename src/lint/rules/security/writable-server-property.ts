import { wordsOf } from '../../words.js';
import { propertyOf } from '../../written-schema.js';
import { boundsRule } from './bounds-rule.js';

const names = new Set(
  'created at,updated at,deleted at,created by,updated by,created on,updated on,is admin,is superuser,is staff,is root,superuser,email verified,is verified,verified,password hash,account balance,credit limit'.split(
    ',',
  ),
);

export const writableServerProperty = boundsRule({
  code: 'writable-server-property',
  what: "A client may send what is the server's to say.",
  why: 'Who made a thing, when, and who is an administrator must not come from a client (mass assignment, OWASP API3:2023).',
  remedy: 'Say `readOnly: true`, or leave the property out of requests',
  bad: `
paths:
  /users:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { isAdmin: { type: boolean } } } } } }
      responses: { '201': { description: The new user. } }
`,
  good: `
paths:
  /users:
    post:
      requestBody:
        content: { application/json: { schema: { type: object, properties: { isAdmin: { type: boolean, readOnly: true } } } } }
      responses: { '201': { description: The new user. } }
`,
  says: node => {
    const name = propertyOf(node);
    if (name === undefined || node.within('parameter')) return undefined;
    return names.has(wordsOf(name).join(' ')) ? `The property '${name}' may be sent by a client` : undefined;
  },
});
