import type { IncomingMessage } from 'node:http';
import { DatabaseError, problemOfDatabaseError } from '../../src/database/index.js';
import { createService, trackRequest } from '../../src/enforce/index.js';
import { createLogger, createMetrics, observer } from '../../src/observability/index.js';
import { contractOf } from '../express/ways.js';
import { runService } from '../support/exchange.js';
import { collected } from './lines.js';

const document = `
openapi: 3.1.0
info: { title: Things, version: '1' }
paths:
  /things/{id}:
    get:
      operationId: getThing
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: It, content: { application/json: { schema: { type: object, required: [name] } } } }
`;

const operation = { name: 'getThing', path: '/things/{id}' };
const requestOf = (method: string, url: string) => ({ method, url }) as IncomingMessage; // what is read of one

function observed() {
  const metrics = createMetrics();
  const { destination, lines, text } = collected();
  const made = observer(createLogger({ level: 'debug', destination }), metrics);
  const answer = (method: string, url: string, known: boolean, status = 200, outcome: 'sent' | 'cut' = 'sent') => {
    const track = { id: 'id-1', operation: (known ? operation : undefined) as never }; // name and path are what is read
    made.answered({ track, request: requestOf(method, url), status, milliseconds: 12.34567, bytes: 99, outcome });
  };
  return { metrics, lines, text, answer, observer: made };
}

describe('the access log', () => {
  it('has one line a request, of the operation by its template', () => {
    const { answer, lines } = observed();
    answer('GET', '/things/7?key=hunter2', true);
    const { timestamp, ...line } = lines()[0] ?? {};
    expect(line).toEqual({
      level: 'info',
      message: 'request',
      id: 'id-1',
      operation: 'getThing',
      method: 'GET',
      route: '/things/{id}',
      status: 200,
      ms: 12.346,
      bytes: 99,
    });
    expect(timestamp).toMatch(/^\d{4}-.*Z$/);
  });

  it('tells of what matches no operation by path, without query, and of what was cut', () => {
    const { answer, lines, text } = observed();
    answer('GET', `/elsewhere/${'x'.repeat(5000)}?token=hunter2`, false, 404, 'cut');
    expect(lines()[0]).toMatchObject({ path: `/elsewhere/${'x'.repeat(189)}`, status: 404, outcome: 'cut' });
    expect(text()).not.toContain('hunter2');
  });

  it('is not forged by a path', () => {
    const { answer, lines } = observed();
    answer('GET', '/\n{"level":"info","message":"request","status":200}', false, 404);
    expect(lines()).toHaveLength(1);
  });
});

describe('the metrics', () => {
  it('have durations by operation, method and class of status, with labels of a bounded number', async () => {
    const { metrics, answer } = observed();
    answer('GET', '/things/7', true);
    for (let number = 0; number < 500; number += 1) answer(`M${number}`, `/nowhere/${number}`, false, 404);
    const { values } = await metrics.requestDurations.get();
    const labels = new Set(
      values.map(({ labels: { operation: name, method, status } }) => `${name} ${method} ${status}`),
    );
    expect([...labels]).toEqual(['getThing GET 2xx', 'none other 4xx']);
    metrics.close();
  });

  it('count what is in flight, and a pool whenever they are read', async () => {
    const { metrics, answer, observer: made } = observed();
    const gauges = { used: 1, free: 2, waiting: 3, max: 10 };
    metrics.poolGauges({ gauges: () => gauges });
    made.begun(requestOf('GET', '/'));
    made.begun(requestOf('GET', '/'));
    answer('GET', '/', true);
    expect(await metrics.register.metrics()).toMatch(/^http_requests_in_flight 1$/m);
    expect(await metrics.register.metrics()).toMatch(/^database_pool_connections\{state="waiting"\} 3$/m);
    gauges.waiting = 0;
    expect(await metrics.register.metrics()).toMatch(/^database_pool_connections\{state="waiting"\} 0$/m);
    metrics.close();
  });

  it('of two services share nothing', async () => {
    const [one, other] = [observed(), observed()];
    one.answer('GET', '/things/7', true);
    expect(await one.metrics.register.metrics()).toContain('operation="getThing"');
    expect(await other.metrics.register.metrics()).not.toContain('getThing');
    expect(other.lines()).toEqual([]);
    one.metrics.close();
    other.metrics.close();
  });

  it('tell how late timers are', async () => {
    const { metrics } = observed();
    await new Promise(next => setTimeout(next, 40));
    const end = performance.now() + 60;
    while (performance.now() < end);
    await new Promise(next => setTimeout(next, 40));
    const { values } = await metrics.register.getSingleMetric('event_loop_lag_seconds')!.get();
    expect(values.find(({ labels }) => labels['quantile'] === '1')?.value).toBeGreaterThan(0.03);
    metrics.close();
  });
});

describe('an observer of a service', () => {
  it('tells of refusals, breaches and failures with the request id, and of no value', async () => {
    const { metrics, lines, text, observer: made } = observed();
    let answer: () => unknown = () => ({ status: 200, body: { secretName: 'hunter2' } });
    const handler = async (input: { readonly request: IncomingMessage }) => {
      trackRequest(input.request, { id: 'id-7', operation: undefined });
      return answer() as never; // held to the contract at run time
    };
    const contract = await contractOf(document);
    const running = await runService(
      createService(contract, { handlers: { getThing: handler }, observer: made, logger: false }),
    );
    try {
      const ask = (target: string) => running.send({ method: 'GET', target, headers: {} });
      expect((await ask('/things/hunter2')).status).toBe(400);
      expect((await ask('/things/7')).status).toBe(500);
      answer = () => {
        throw Object.assign(new Error('hunter2'), { severity: 'ERROR', code: '22P02' });
      };
      expect((await ask('/things/7')).status).toBe(500);
    } finally {
      await running.close();
    }
    expect(lines()).toEqual([
      expect.objectContaining({
        level: 'debug',
        message: 'refused',
        operation: 'getThing',
        status: 400,
        errors: ['path type'],
      }),
      expect.objectContaining({
        level: 'error',
        message: 'the response breaks the contract',
        id: 'id-7',
        operation: 'getThing',
        count: 1,
      }),
      expect.objectContaining({ level: 'error', message: 'failed', id: 'id-7', operation: 'getThing' }),
    ]);
    expect(text()).not.toContain('hunter2');
    const told = await metrics.register.metrics();
    expect(told).toContain('http_refusals_total{operation="getThing",status="400"} 1');
    expect(told).toContain('http_response_breaches_total{operation="getThing",outcome="replaced"} 1');
    expect(told).toContain('http_failures_total{operation="getThing"} 1');
    metrics.close();
  });

  it('warns of what was unavailable with its reason, without a stack, and counts it', async () => {
    const { metrics, lines, observer: made } = observed();
    const cause = new DatabaseError('57014');
    made.failed({ operation: operation as never, request: undefined, error: problemOfDatabaseError(cause) }); // its name is what is read
    const { timestamp: _now, ...line } = lines()[0] ?? {};
    expect(line).toEqual({
      level: 'warn',
      message: 'unavailable',
      operation: 'getThing',
      status: 503,
      reason: { type: 'DatabaseError', message: 'The database refused: query_canceled (57014)', code: '57014' },
    });
    expect(await metrics.register.metrics()).toContain('http_failures_total{operation="getThing"} 1');
    metrics.close();
  });

  it('leaves a client that met a conflict to the access log', async () => {
    const { metrics, lines, observer: made } = observed();
    const handler = async () => {
      throw problemOfDatabaseError(new DatabaseError('23505'));
    };
    const contract = await contractOf(
      `${document}        default: { description: Wrong, content: { application/problem+json: {} } }\n`,
    );
    const service = createService(contract, { handlers: { getThing: handler }, observer: made, logger: false });
    const running = await runService(service);
    expect((await running.send({ method: 'GET', target: '/things/7', headers: {} })).status).toBe(409);
    await running.close();
    expect(lines().filter(({ level }) => level !== 'debug')).toEqual([]);
    metrics.close();
  });
});
