import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { problem } from 'specwright/express';
import { createLogger } from 'specwright/observability';
import type { Inspector } from '../../../src/registry/inspections/inspector.js';
import { inspectDocument } from '../../../src/registry/jobs/inspect-document.js';
import { pingDocument, type Registry, startRegistry } from '../registry.js';

let registry: Registry;
let path: string;
beforeEach(async () => {
  registry = await startRegistry({ works: true, jobs: { upkeep: 1 } });
  await registry.post('/v1/apis', { name: 'ping' });
  path = '/v1/apis/ping/versions/1';
});
afterEach(() => registry.close());

/** What the inspection of a version comes to. */
async function ended(of = path) {
  for (let tries = 0; tries < 600; tries++) {
    const { json } = await registry.ask(`${of}/inspection`);
    if (json.status !== 'pending') return json;
    await pause(50);
  }
  throw new Error('the inspection is pending for ever');
}

/** Has the inspections fail as told, one after the other, and then be made. */
function failing(...errors: readonly Error[]) {
  const { reader } = registry.app.dependencies;
  const inspect = reader.inspect.bind(reader);
  const left = [...errors];
  let asked = 0;
  reader.inspect = (...given: Parameters<Inspector['inspect']>) => {
    asked++;
    const error = left.shift();
    return error ? Promise.reject(error) : inspect(...given);
  };
  return () => asked;
}

const jobs = () => registry.database.knex('jobs.job').where({ name: 'inspect-document' });
const logged = (message: string) => registry.log.map(line => JSON.parse(line)).filter(each => each.message === message);

describe('an inspection', () => {
  it('ends as failed where looking into the document ends in an error again and again, and the log says why', async () => {
    const asked = failing(...Array.from({ length: 10 }, () => new Error('a defect')));
    await registry.put(path, pingDocument());
    expect(await ended()).toMatchObject({ status: 'failed', reason: 'error' });
    expect(asked()).toBe(3);
    expect(logged('a document can not be inspected')).toMatchObject([
      { level: 'error', error: { message: 'a defect' } },
    ]);
  }, 60_000);

  it('is made in the end where the database was too busy, without using up a try', async () => {
    failing(problem(503, 'busy'), problem(503, 'busy'));
    await registry.put(path, pingDocument());
    expect(await ended()).toMatchObject({ status: 'done' });
    expect(await jobs()).toMatchObject([{ retry_count: 0 }]);
  }, 60_000);

  it.each([
    [2, { status: 'done' }],
    [3, { status: 'failed', reason: 'time' }],
  ])(
    'that the machine had no processor for is tried again, three times at most: %s',
    async (times, want) => {
      const { reader } = registry.app.dependencies;
      const inspect = reader.inspect.bind(reader);
      let left = times;
      reader.inspect = async (...given) => (left-- > 0 ? { kind: 'too-busy' } : inspect(...given));
      await registry.put(path, pingDocument());
      expect(await ended()).toMatchObject(want);
    },
    60_000,
  );

  it('waits for a thread, however many wait', async () => {
    await registry.close();
    registry = await startRegistry({ works: true, documents: { threads: 1, waiting: 0 } });
    await registry.post('/v1/apis', { name: 'ping' });
    const versions = Array.from({ length: 12 }, (_, n) => `/v1/apis/ping/versions/${n}`);
    for (const [n, of] of versions.entries()) {
      let status = 503;
      while (status === 503) ({ status } = await registry.put(of, pingDocument(`${n}`)));
    }
    for (const of of versions) expect(await ended(of)).toMatchObject({ status: 'done' });
    expect((await jobs()).filter(({ retry_count }) => retry_count > 0)).toEqual([]);
  }, 60_000);

  it('is begun once, however much longer it takes than a worker may be silent', async () => {
    await registry.close();
    registry = await startRegistry({ works: true, jobs: { expiry: 1, upkeep: 1 } });
    await registry.post('/v1/apis', { name: 'ping' });
    const { reader } = registry.app.dependencies;
    const inspect = reader.inspect.bind(reader);
    let asked = 0;
    reader.inspect = async (...given: Parameters<Inspector['inspect']>) => {
      asked++;
      await pause(5000);
      return inspect(...given);
    };
    await registry.put(path, pingDocument());
    expect(await ended()).toMatchObject({ status: 'done' });
    expect({ asked, retries: (await jobs())[0].retry_count }).toEqual({ asked: 1, retries: 0 });
  }, 60_000);

  it('is told of in the log: which document, what came of it, and how long it took', async () => {
    await registry.put(path, pingDocument());
    await ended();
    const sha256 = createHash('sha256').update(pingDocument()).digest('hex');
    expect(logged('inspecting')).toMatchObject([{ sha256 }]);
    expect(logged('inspected')).toMatchObject([
      { sha256, outcome: 'done', findings: 0, milliseconds: expect.any(Number) },
    ]);
  });

  it.each([
    ['whose job is gone', () => jobs().delete(), 'done'],
    ['whose job has failed for good', () => jobs().update({ state: 'failed' }), 'done'],
    ['whose second job has failed for good too', failedTwice, 'failed'],
  ])('of a document %s ends all the same', async (_which, change, status) => {
    await registry.close();
    registry = await startRegistry({ works: false });
    await registry.post('/v1/apis', { name: 'ping' });
    await registry.put(path, pingDocument());
    await change();
    const { database, reader: inspector, clock, queue } = registry.app.dependencies;
    const destination = new Writable({ write: (_chunk, _encoding, done) => done() });
    queue.work(inspectDocument({ database, inspector, clock, logger: createLogger({ destination }) }));
    expect(await ended()).toMatchObject({ status, ...(status === 'failed' && { reason: 'error' }) });
  });
});

function failedTwice() {
  return jobs().update({ state: 'failed', data: registry.database.knex.raw(`data || '{"round": 2}'`) });
}
