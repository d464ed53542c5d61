import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ReadinessOptions, readiness } from '../../../src/express/index.js';
import { ask } from '../ways.js';

const never = () => new Promise<never>(() => {});

async function answerOf(options: ReadinessOptions, target: '/livez' | '/readyz', ended = false) {
  const made = readiness(options);
  if (ended) made.end();
  const server = createServer(target === '/livez' ? made.livez : made.readyz);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // of TCP
  const { status, text, headers } = await ask(port, target, {});
  server.close();
  expect(headers['cache-control']).toBe('no-store');
  return { status, ...(JSON.parse(text) as object) }; // as readiness writes it
}

describe('/readyz', () => {
  it('has the status of each check', async () => {
    const checks = { database: async () => undefined, migrations: async () => undefined };
    const want = { status: 'ready', checks: { database: 'ok', migrations: 'ok' } };
    expect(await readiness({ checks }).report()).toEqual(want);
    expect(await answerOf({ checks }, '/readyz')).toMatchObject({ checks: want.checks });
  });

  it('is 503 where one fails or takes too long, tells why to the log alone, and is not held up by it', async () => {
    const failed: string[] = [];
    const options: ReadinessOptions = {
      checks: {
        database: async () => {
          throw new Error('password authentication failed for user hunter2');
        },
        sync: () => {
          throw new Error('at once');
        },
        slow: never,
        fine: async () => 1,
      },
      timeout: 50,
      failed: (name, error) => failed.push(`${name}: ${(error as Error).message}`), // as the checks throw
    };
    const report = await readiness(options).report();
    expect(report).toEqual({
      status: 'unready',
      checks: { database: 'failed', sync: 'failed', slow: 'timeout', fine: 'ok' },
    });
    expect(failed.sort()).toEqual([
      'database: password authentication failed for user hunter2',
      'slow: the check took over 50 ms',
      'sync: at once',
    ]);
    const answer = await answerOf(options, '/readyz');
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  });

  it('tells a check that is late to stop', async () => {
    let stopped = false;
    const slow = (signal: AbortSignal) => {
      signal.addEventListener('abort', () => (stopped = true));
      return never();
    };
    await readiness({ checks: { slow }, timeout: 20 }).report();
    expect(stopped).toBe(true);
  });

  it('looks once for many who ask at once, and again after the time of the cache', async () => {
    let looked = 0;
    const made = readiness({ checks: { database: async () => (looked += 1) }, cache: 30 });
    await Promise.all(Array.from({ length: 100 }, () => made.report()));
    expect(looked).toBe(1);
    await new Promise(next => setTimeout(next, 40));
    await made.report();
    expect(looked).toBe(2);
  });

  it('is 503 once the end has begun, also for who asked before', async () => {
    let pass = () => {};
    const gate = new Promise<void>(resolve => (pass = resolve));
    const made = readiness({ checks: { database: () => gate } });
    const asked = made.report();
    made.end();
    pass();
    expect(await asked).toEqual({ status: 'ending', checks: {} });
    expect(await answerOf({ checks: { database: async () => 1 } }, '/readyz', true)).toMatchObject({
      status: 'ending',
    });
  });
});

describe('/livez', () => {
  it('asks nothing of anybody, before the end and in it', async () => {
    let looked = 0;
    const checks = { database: async () => (looked += 1) };
    expect(await answerOf({ checks }, '/livez')).toEqual({ status: 'alive' });
    expect(await answerOf({ checks }, '/livez', true)).toEqual({ status: 'alive' });
    expect(looked).toBe(0);
  });
});
