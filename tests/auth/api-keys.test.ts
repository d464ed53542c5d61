import { type ApiKeysOptions, apiKeys, hashApiKey, newApiKey } from '../../src/auth/index.js';
import { Remembered } from '../../src/auth/remembered.js';
import { FindingsError } from '../../src/diagnostics/index.js';
import type { Credentials, SecurityContext } from '../../src/enforce/index.js';
import { contractOf, serve } from '../express/ways.js';

const nobody = async () => undefined;

interface Owner {
  readonly name: string;
}

/** A store of keys that counts how often it is asked, and a clock that stands. */
function store(cache?: ApiKeysOptions<Owner>['cache']) {
  const owners = new Map<string, Owner>();
  const made = { asked: 0, now: 0, wait: Promise.resolve() };
  const find = async (hash: Buffer) => {
    made.asked += 1;
    const owner = owners.get(hash.toString('hex'));
    await made.wait;
    return owner;
  };
  const resolver = apiKeys<Owner>({ find, clock: () => made.now, ...(cache !== undefined && { cache }) });
  return Object.assign(made, {
    ask: async (credentials: Credentials) => resolver(credentials, {} as SecurityContext), // which is not looked at
    add(name: string) {
      const { key, hash } = newApiKey();
      owners.set(hash.toString('hex'), { name });
      return key;
    },
    revoke: (key: string) => owners.delete(hashApiKey(key).toString('hex')),
  });
}

const bearer = (token: string): Credentials => ({ type: 'bearer', token });

describe('API keys', () => {
  it('are known as bearer tokens and in the places of apiKey schemes, and by nothing else', async () => {
    const keys = store();
    const key = keys.add('Ada');
    expect(await keys.ask(bearer(key))).toEqual({ name: 'Ada' });
    expect(await keys.ask({ type: 'apiKey', value: key })).toEqual({ name: 'Ada' });
    expect(await keys.ask({ type: 'basic', username: key, password: key })).toBeUndefined();
    expect(await keys.ask(bearer(`${key}x`))).toBeUndefined();
    expect(await keys.ask(bearer(key.toUpperCase()))).toBeUndefined();
  });

  it('are looked up once in the time of the cache, and a revoked one ends within it, however often it is used', async () => {
    const keys = store({ seconds: 10 });
    const key = keys.add('Ada');
    expect(await keys.ask(bearer(key))).toBeDefined();
    keys.revoke(key);
    for (keys.now = 1000; keys.now < 10_000; keys.now += 1000) expect(await keys.ask(bearer(key))).toBeDefined();
    expect(keys.asked).toBe(1);
    keys.now = 10_000;
    expect(await keys.ask(bearer(key))).toBeUndefined();
    expect(keys.asked).toBe(2);
  });

  it('that are revoked while a slow look-up runs end within the time from its question', async () => {
    const keys = store({ seconds: 10 });
    const key = keys.add('Ada');
    let answer = () => {};
    keys.wait = new Promise(resolve => (answer = resolve));
    const asked = keys.ask(bearer(key));
    keys.revoke(key);
    keys.now = 8000;
    answer();
    expect(await asked).toBeDefined();
    keys.now = 10_000;
    expect(await keys.ask(bearer(key))).toBeUndefined();
  });

  it('are looked up by every request without a cache', async () => {
    const keys = store(false);
    const key = keys.add('Ada');
    await keys.ask(bearer(key));
    keys.revoke(key);
    expect(await keys.ask(bearer(key))).toBeUndefined();
  });

  it('that come at once share a look-up; one that fails is tried again', async () => {
    const keys = store();
    const key = keys.add('Ada');
    await Promise.all(Array.from({ length: 50 }, () => keys.ask(bearer(key))));
    expect(keys.asked).toBe(1);
    const other = keys.add('Bob');
    keys.wait = Promise.reject(new Error('the database is down'));
    await expect(keys.ask(bearer(other))).rejects.toThrow('the database is down');
    keys.wait = Promise.resolve();
    expect(await keys.ask(bearer(other))).toEqual({ name: 'Bob' });
  });

  it('that nobody has are never remembered: who was not let in before is, once the key is there', async () => {
    const keys = store();
    const later = newApiKey();
    expect(await keys.ask(bearer(later.key))).toBeUndefined();
    expect(await keys.ask(bearer(later.key))).toBeUndefined();
    expect(keys.asked).toBe(2);
  });

  it('longer than any key are refused without a question', async () => {
    const keys = store();
    expect(await keys.ask(bearer('x'.repeat(513)))).toBeUndefined();
    expect(keys.asked).toBe(0);
  });

  it.each([
    ['find', {}],
    ['cache.seconds', { find: nobody, cache: { seconds: 0 } }],
    ['cache.max', { find: nobody, cache: { max: 0 } }],
    ['cach', { find: nobody, cach: {} }],
  ])('stop the start where %s is not what it must be', (name, options) => {
    const make = () => apiKeys(options as unknown as ApiKeysOptions<Owner>); // what no type allows
    expect(make).toThrow(FindingsError);
    expect(make).toThrow(name);
  });

  it('let in by a contract, and answer 401 with a challenge for others', async () => {
    const contract = await contractOf(`
openapi: 3.1.0
info: { title: Things, version: '1' }
security: [{ key: [] }]
components: { securitySchemes: { key: { type: http, scheme: bearer } } }
paths: { /things: { get: { operationId: getThings, responses: { '204': { description: None } } } } }
`);
    const { key, hash } = newApiKey();
    const find = async (given: Buffer): Promise<Owner | undefined> =>
      given.equals(hash) ? { name: 'Ada' } : undefined;
    const served = await serve('in front', contract, {
      handlers: { getThings: async () => ({ status: 204 }) },
      security: { key: apiKeys({ find }) },
    });
    try {
      const ask = (token: string) => served.ask('/things', { headers: { authorization: `Bearer ${token}` } });
      expect((await ask(key)).status).toBe(204);
      expect((await ask(key)).status).toBe(204);
      const { status, headers, text } = await ask(newApiKey().key);
      expect({ status, challenge: headers['www-authenticate'] }).toMatchObject({
        status: 401,
        challenge: expect.stringMatching(/^Bearer/),
      });
      expect(text).not.toContain('sw_');
    } finally {
      await served.close();
    }
  });
});

describe('what is remembered', () => {
  it('is never more than was allowed, whatever comes', () => {
    const remembered = new Remembered<number>(1000, 3, () => 0);
    for (let number = 0; number < 1000; number += 1) remembered.put(`key ${number}`, number, 0);
    expect(remembered.size).toBe(3);
    expect(['key 996', 'key 997', 'key 999'].map(name => remembered.get(name))).toEqual([undefined, 997, 999]);
  });
});

describe('a new key', () => {
  it('has 256 random bits after its prefix, and the hash that it is found by', () => {
    const { key, hash } = newApiKey();
    expect(key).toMatch(/^sw_[\w-]{43}$/);
    expect(hash.equals(hashApiKey(key))).toBe(true);
    expect(newApiKey('acme').key).toMatch(/^acme_/);
    expect(newApiKey().key).not.toBe(key);
  });
});
