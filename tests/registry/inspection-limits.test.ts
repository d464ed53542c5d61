import { type Running, start } from './start.js';

const header = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n';
const small = `${header}paths: {}\n`;
// far more than a millisecond's work
const large = `${header}paths: {}\nx-a: [${'{ a: 1 }, '.repeat(20_000)}1]\n`;

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => `${line(i)}\n`).join('');

const post = ({ url }: Running, body: string, signal?: AbortSignal) =>
  fetch(`${url}/v1/inspections`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/yaml' },
    ...(signal && { signal }),
  });

let running: Running | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

describe('an inspection', () => {
  it('that takes too long is ended, and the next one is made', async () => {
    running = await start(0, { inspections: { deadline: 1, patience: 60_000 } });
    const response = await post(running, large);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      status: 422,
      detail: expect.stringContaining('takes longer than is allowed'),
      findings: [],
      findingsTotal: 0,
    });
    await running.close();
    running = await start(0);
    expect((await post(running, small)).status).toBe(200);
  });

  it('that the machine has no time for is to be asked for again: nothing is said of the document', async () => {
    running = await start(0, { inspections: { patience: 1 } });
    const response = await post(running, large);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('too busy') });
  });

  it('that takes too much memory is ended, and the next one is made', async () => {
    running = await start(0, { inspections: { memory: 24, threads: 1 } });
    const list = `${header}paths: {}\nx-a: [${'{a: {b: {}}}, '.repeat(70_000)}1]\n`;
    expect(await (await post(running, list)).json()).toMatchObject({
      status: 422,
      detail: expect.stringContaining('more memory than is allowed'),
    });
    expect((await post(running, small)).status).toBe(200);
  });

  it('leaves the server free to answer others', async () => {
    running = await start(0);
    let done = false;
    const inspected = post(running, large).finally(() => {
      done = true;
    });
    expect((await fetch(`${running.url}/livez`)).status).toBe(200);
    expect(done).toBe(false);
    expect((await inspected).status).toBe(200);
  });

  it('is made beside the thread that answers, which goes on turning', async () => {
    running = await start(0);
    let [turns, done] = [0, false];
    const inspected = running.inspector
      .inspect({ name: 'large', text: large }, new AbortController().signal)
      .finally(() => (done = true));
    for (; !done; turns += 1) await new Promise(setImmediate);
    expect((await inspected)?.kind).toBe('inspected');
    // made on that thread, it would hold it up between two turns
    expect(turns).toBeGreaterThan(100);
  });

  it('waits where others are made, and is refused where too many wait', async () => {
    running = await start(0, { inspections: { threads: 1, waiting: 1 } });
    const server = running;
    const responses = await Promise.all([large, large, large, large].map(text => post(server, text)));
    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 503, 503]);
    const refused = responses.find(({ status }) => status === 503);
    expect(refused?.headers.get('retry-after')).toBe('5');
    expect(await refused?.json()).toMatchObject({ title: 'Service Unavailable' });
  });

  it('ends when its client goes away, and makes room', async () => {
    running = await start(0, { inspections: { threads: 1, waiting: 0 } });
    const { inspector } = running;
    const inspect = inspector.inspect.bind(inspector);
    const outcome = new Promise(resolve => {
      inspector.inspect = (...given) => {
        const inspected = inspect(...given);
        resolve(
          inspected.then(
            () => 'made',
            () => 'ended',
          ),
        );
        leaving.abort();
        return inspected;
      };
    });
    const leaving = new AbortController();
    await expect(post(running, large, leaving.signal)).rejects.toThrow(/abort/);
    expect(await outcome).toBe('ended');
    inspector.inspect = inspect;
    let status = 503;
    while (status === 503) ({ status } = await post(running, small));
    expect(status).toBe(200);
  });

  it.each([
    ['many', `${small}${lines(1500, i => `f${i}: 1`)}`, 200, 1000, 1500],
    [
      'long pointers',
      `${small}components:\n  schemas:\n    ? ${'a'.repeat(300_000)}\n    : properties:\n${lines(10, i => `        p${i}: { type: no }`)}`,
      422,
      3,
      10,
    ],
  ])('tells of the first findings alone, and how many there are: %s', async (_name, text, status, shown, total) => {
    running = await start(0);
    const response = await post(running, text);
    const { findings, findingsTotal } = (await response.json()) as { findings: unknown[]; findingsTotal: number };
    expect([response.status, findings.length, findingsTotal]).toEqual([status, shown, total]);
  });
});
