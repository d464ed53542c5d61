import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { rawExchange, statusOf } from '../../support/raw-exchange.js';
import { pingDocument } from '../ping-document.js';
import type { Answer, Registry } from '../registry.js';
import type { Protection } from './switches.js';

/** What somebody may try, and how to see whether it went as they meant it. */
export interface Attack {
  readonly what: string;
  /** Each of them alone withstands it. */
  readonly stoppedBy: readonly Protection[];
  succeeds(registry: Registry): Promise<boolean>;
}

let made = 0;
/** No two attacks may meet in what they make. */
const another = () => `attacked-${++made}`;

/** What is sent as no client of HTTP would. */
function sent({ url, key }: Registry, target: string, heads = ''): Promise<string> {
  const more = `Authorization: Bearer ${key}\r\nConnection: close\r\n${heads}`;
  return rawExchange(Number(new URL(url).port), [`GET ${target} HTTP/1.1\r\nHost: a\r\n${more}\r\n`]);
}

/** What a server says first of a request whose body is held back. */
async function firstAnswer({ url }: Registry, head: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(head);
  const [piece] = await once(socket, 'data');
  socket.destroy();
  return String(piece);
}

async function publish(registry: Registry, document: string | Uint8Array, type?: string): Promise<Answer> {
  return registry.put(`/v1/apis/ping/versions/${another()}`, document, type);
}

const isPublished = (document: string | Uint8Array, type?: string) => async (registry: Registry) =>
  (await publish(registry, document, type)).status === 201;

/** Whether a search finds what has nothing of the term. */
const findsAll = (term: string) => async (registry: Registry) => {
  const { json } = await registry.ask(`/v1/operations?q=${encodeURIComponent(term)}`);
  return json.items?.length > 0;
};

/** The line with a text, which is written once the answer is over. */
async function lineSince({ log }: Registry, index: number, text: string): Promise<string> {
  for (;;) {
    const line = log.slice(index).find(one => one.includes(text));
    if (line !== undefined) return line;
    await setTimeout(5);
  }
}

const ofStatements: readonly Attack[] = [
  {
    what: 'SQL in a title that removes a table',
    stoppedBy: ['values apart from statements'],
    async succeeds(registry) {
      const { knex } = registry.database;
      await knex.raw('create table if not exists canary ()');
      const title = "x', null, now()); drop table canary; commit; --";
      await registry.post('/v1/apis', { name: another(), title });
      return !(await knex.schema.hasTable('canary'));
    },
  },
  {
    what: 'SQL in a search that finds everything',
    stoppedBy: ['values apart from statements'],
    succeeds: findsAll("no such operation') or ('a'<='b"),
  },
  {
    what: 'signs of LIKE that find everything',
    stoppedBy: ['signs of LIKE escaped'],
    succeeds: findsAll('%%%'),
  },
  {
    what: 'a NUL in a title that the database refuses to hold',
    stoppedBy: ['texts that Postgres can hold'],
    async succeeds(registry) {
      return (await registry.post('/v1/apis', { name: another(), title: 'a\0b' })).status !== 201;
    },
  },
];

const ofLinesAndHeads: readonly Attack[] = [
  {
    what: 'a path that forges a message of the log',
    stoppedBy: ['quotes in fields of the log escaped'],
    async succeeds(registry) {
      const before = registry.log.length;
      await sent(registry, '/none","level":"error","message":"forged","a":"');
      const line = await lineSince(registry, before, '/none');
      return JSON.parse(line).message === 'forged';
    },
  },
  {
    what: 'a request id of markup that comes back',
    stoppedBy: ['request ids that are sane alone'],
    async succeeds(registry) {
      return (await sent(registry, '/livez', 'X-Request-Id: <script>\r\n')).includes('<script>');
    },
  },
  {
    what: 'a search whose next page is on another host',
    stoppedBy: ['URLs of links escaped'],
    async succeeds(registry) {
      const term = '>;rel="next",<http://forged/>;a="';
      const operation = { summary: term, responses: { default: { description: 'a' } } };
      const paths = { '/a': { get: operation, put: operation } };
      await publish(registry, JSON.stringify({ openapi: '3.1.0', info: { title: 'a', version: '1' }, paths }));
      const answer = await sent(registry, `/v1/operations?limit=1&q=${term}`);
      return /^link:.*<http:\/\/forged\/>/im.test(answer);
    },
  },
  {
    what: 'a name that adds a header to the answer',
    stoppedBy: [
      'bodies and answers as the contract says',
      'names in a form that the database holds',
      'values of headers without line breaks',
    ],
    async succeeds(registry) {
      const { headers } = await registry.ask('/v1/apis', {
        method: 'POST',
        body: JSON.stringify({ name: `${another()}\r\nSet-Cookie: forged=1` }),
        headers: { 'content-type': 'application/json', 'accept-encoding': 'identity' },
      });
      return headers.has('set-cookie');
    },
  },
];

const secret = 'what nobody is to read';
const withSecret = `get: { summary: ${secret}, responses: { default: { description: a } } }\n`;
const referring = (target: string) => `${pingDocument()}  /stolen: { $ref: '${target}' }\n`;

/** Whether what a document refers to can be read from the operations of what was published. */
async function isTold(registry: Registry, target: string): Promise<boolean> {
  const { json } = await publish(registry, referring(target));
  const { text } = await registry.ask(`/v1/apis/ping/versions/${json.version}/operations`);
  return text.includes(secret);
}

const ofReferences: readonly Attack[] = [
  {
    what: 'a document that tells of a file of the server',
    stoppedBy: ['references within the document alone'],
    async succeeds(registry) {
      const folder = mkdtempSync(join(tmpdir(), 'specwright-secret-'));
      writeFileSync(join(folder, 'secret.yaml'), withSecret);
      const told = await isTold(registry, join(folder, 'secret.yaml'));
      rmSync(folder, { recursive: true });
      return told;
    },
  },
  ...['127.0.0.1', 'localhost', '0x7f000001'].map(
    (host): Attack => ({
      what: `a document that asks ${host}`,
      stoppedBy: ['references within the document alone', 'public addresses alone'],
      async succeeds(registry) {
        const listener = createServer((_request, response) => void response.end(withSecret));
        await once(listener.listen(0), 'listening');
        const { port } = listener.address() as AddressInfo; // of TCP
        const told = await isTold(registry, `http://${host}:${port}/x.yaml`);
        await new Promise(resolve => listener.close(resolve));
        return told;
      },
    }),
  ),
];

/** Just over a million nodes, so that whoever has no limit gets through. */
function bomb(): string {
  const lines = Array.from({ length: 13 }, (_, i) => `x-a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]\n`);
  return `${pingDocument()}x-a0: &a0 [1]\n${lines.join('')}`;
}

function nested(levels: number): string {
  const value = `${'['.repeat(levels)}${']'.repeat(levels)}`;
  return `{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{},"x-a":${value}}`;
}

const ofDocuments: readonly Attack[] = [
  { what: 'aliases that multiply', stoppedBy: ['a limit of what aliases stand for'], succeeds: isPublished(bomb()) },
  {
    what: 'a document nested too deep',
    stoppedBy: ['a limit of depth'],
    succeeds: isPublished(nested(1200), 'application/openapi+json'),
  },
  {
    what: 'a document that is no UTF-8',
    stoppedBy: ['UTF-8 alone'],
    succeeds: isPublished(Buffer.from(pingDocument('caf\u00e9'), 'latin1')),
  },
  { what: 'what is no OpenAPI at all', stoppedBy: ['contracts alone'], succeeds: isPublished('{ a: 1 }') },
  {
    what: 'a document of 20 MB, of which the server asks for the body',
    stoppedBy: ['a limit of bodies'],
    async succeeds(registry) {
      const target = `/v1/apis/ping/versions/${another()}`;
      const head = `PUT ${target} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${registry.key}\r\n`;
      const body = 'Content-Type: application/openapi+yaml\r\nContent-Length: 20000000\r\nExpect: 100-continue\r\n\r\n';
      return statusOf(await firstAnswer(registry, head + body)) === 100;
    },
  },
];

export const attacks: readonly Attack[] = [...ofStatements, ...ofLinesAndHeads, ...ofReferences, ...ofDocuments];
