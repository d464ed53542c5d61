import { statusesOf, statusOf } from '../../support/raw-exchange.js';
import { type Host, host, type Way, ways } from './hosts.js';

const together = 500;
/** As many as are sent ahead of their answers: those that wait are kept, up to a bound of its own. */
const ahead = 50;
/** Of what is refused before its body is read, which ends the connection. */
const alone = 300;
/** More than anything keeps for its own sake. */
const few = 100;
const simple = (index: number) => `/v1/simple/${index}/${index}/r=1,g=2`;
const json = '{"id":1,"kind":"card","items":[{"sku":"ABC-1"}]}';
const post = (type: string, more = '', body = json) =>
  `POST /v1/json HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;
const get = (target: string, more = '') => `GET ${target} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;

/** Of each kind of text that a client chooses, a new one every time. */
const kinds: readonly (readonly [string, 'bodies.yaml' | 'parameters.yaml', (index: number) => string])[] = [
  ['parameters of a media type', 'bodies.yaml', index => post(`application/json; v=${index}`)],
  ['charsets', 'bodies.yaml', index => post(`application/json; charset=c${index}`)],
  ['media types', 'bodies.yaml', index => post(`application/x${index}`)],
  [
    'suffixed media types',
    'bodies.yaml',
    index => post(`application/x${index}+json`).replace('/v1/json', '/v1/optional'),
  ],
  ['codings', 'bodies.yaml', index => post('application/json', `Content-Encoding: c${index}\r\n`)],
  ['properties', 'bodies.yaml', index => post('application/json', '', `{"a${index}":1}`)],
  ['Accepts', 'bodies.yaml', index => get('/v1/json', `Accept: application/json;v=${index}, */*;q=0.${index}\r\n`)],
  ['paths', 'parameters.yaml', index => get(`/v1/none${index}`)],
  ['methods', 'parameters.yaml', index => get('/v1/query', `X-A: ${index}\r\n`).replace('GET', 'DELETE')],
  ['path parameters', 'parameters.yaml', index => get(simple(index))],
  ['names in a query', 'parameters.yaml', index => get(`/v1/query?a${index}=1&deep[b${index}]=1`)],
  ['header names', 'parameters.yaml', index => get('/v1/headers', `X-A${index}: 1\r\nCookie: c${index}=1\r\n`)],
  ['credentials', 'parameters.yaml', index => get('/v1/secured', `Authorization: S${index} t${index}\r\n`)],
];

/** The largest that any Map or Set grew to while something ran: what a cache by clients' texts would show in. */
async function largest(run: () => Promise<void>): Promise<number> {
  let most = 0;
  const { set } = Map.prototype;
  const { add } = Set.prototype;
  Map.prototype.set = function (...args) {
    set.apply(this, args);
    most = Math.max(most, this.size);
    return this;
  };
  Set.prototype.add = function (...args) {
    add.apply(this, args);
    most = Math.max(most, this.size);
    return this;
  };
  try {
    await run();
  } finally {
    Map.prototype.set = set;
    Set.prototype.add = add;
  }
  return most;
}

describe.each<Way>(ways)('what is kept of clients, %s', way => {
  const hosts = new Map<string, Host>();
  beforeAll(async () => {
    for (const document of ['bodies.yaml', 'parameters.yaml'] as const) hosts.set(document, await host(way, document));
  });
  afterAll(async () => {
    for (const served of hosts.values()) await served.close();
  });

  it.each(kinds)('does not grow with ever different %s', async (kind, document, message) => {
    const served = hosts.get(document)!;
    const refused = ['media types', 'codings'].includes(kind);
    const messages = Array.from({ length: refused ? alone : together }, (_, index) => message(index));
    const most = await largest(async () => {
      if (refused) for (const one of messages) expect(statusOf(await served.raw(one))).toBe(415);
      else {
        for (let sent = 0; sent < together; sent += ahead) {
          const some = messages.slice(sent, sent + ahead).join('');
          const answers = await served.raw(some, get('/v1/last', 'Connection: close\r\n'));
          expect(statusesOf(answers)).toHaveLength(ahead + 1);
        }
      }
    });
    expect(most).toBeLessThan(few);
  });
});
