import { FindingsError } from 'specwright';
import type { RunningPostgres } from 'specwright/database';
import { OwnPostgres } from '../../src/registry/start/own-postgres.js';

interface Behaviour {
  readonly failing?: number;
  readonly connection?: (start: number) => string;
}

/** A Postgres that ends when it is told to, as often as it is started. */
function fake({ failing = 0, connection = () => 'postgres://a@localhost:5432/b?host=/tmp' }: Behaviour = {}) {
  const started: { port?: number; die: () => void; stopped: boolean }[] = [];
  let failures = failing;
  const start = async ({ port }: { readonly port?: number }): Promise<RunningPostgres> => {
    if (started.length > 0 && failures-- > 0) {
      const finding = { code: 'postgres-not-started', severity: 'error', message: 'no room', remedy: 'a' } as const;
      throw new FindingsError([finding]);
    }
    let die = () => {};
    const ended = new Promise<void>(resolve => (die = resolve));
    const one = { ...(port !== undefined && { port }), die, stopped: false };
    started.push(one);
    const stop = async () => {
      one.stopped = true;
      die();
    };
    const url = connection(started.length);
    return { connection: url, administration: url, version: '18.4', folder: '/data', pid: 1, ended, stop };
  };
  return { started, start };
}

function logged() {
  const lines: string[] = [];
  const log = (message: string, fields: object = {}) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  return { lines, logger: { warn: log, error: log } };
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000 && !holds(); tries += 1) await new Promise(next => setTimeout(next, 2));
  expect(holds()).toBe(true);
}

const never = () => {
  throw new Error('it is not lost');
};

describe('a Postgres of the server itself', () => {
  it('is started again where it ends, at the same address, and says so', async () => {
    const { started, start } = fake();
    const { lines, logger } = logged();
    const postgres = await OwnPostgres.start('/w', start);
    postgres.keep({ logger, lost: never, pause: 1 });
    started[0]!.die();
    await until(() => lines.length === 2);
    expect(started.map(({ port }) => port)).toEqual([undefined, 5432]);
    expect(lines.map(line => line.replace(/ \{.*/, ''))).toEqual([
      'Postgres has ended by itself',
      'Postgres was started again',
    ]);
    await postgres.stop();
    expect(started[1]?.stopped).toBe(true);
    expect(started).toHaveLength(2);
  });

  it('is tried again where it does not start, and is started no more once it is stopped', async () => {
    const { started, start } = fake({ failing: 2 });
    const { lines, logger } = logged();
    const postgres = await OwnPostgres.start('/w', start);
    postgres.keep({ logger, lost: never, pause: 1 });
    started[0]!.die();
    await until(() => started.length === 2);
    expect(lines.filter(line => line.includes('no room'))).toHaveLength(2);
    await postgres.stop();
    await postgres.stop();
    expect(started).toHaveLength(2);
  });

  it.each<readonly [string, Behaviour, number]>([
    ['it ends again and again', {}, 6],
    ['it can not be started', { failing: 1000 }, 1],
    ['it comes up at another address', { connection: (count: number) => `postgres://a@localhost:${count}/b` }, 6],
  ])('is given up after five starts where %s', async (_what, what, starts) => {
    const { started, start } = fake(what);
    const { logger } = logged();
    const postgres = await OwnPostgres.start('/w', start);
    let lost = 0;
    postgres.keep({ logger, lost: () => void (lost += 1), pause: 1 });
    await until(() => {
      for (const one of started) one.die();
      return lost === 1;
    });
    expect(started).toHaveLength(starts);
    await postgres.stop();
    expect(lost).toBe(1);
  });

  it('stops amid the wait for another start, and amid that start', async () => {
    for (const pause of [1_000_000, 0]) {
      const { started, start } = fake();
      let begun = () => {};
      const beginning = new Promise<void>(resolve => (begun = resolve));
      let go = () => {};
      const gate = new Promise<void>(resolve => (go = resolve));
      const slow: typeof start = async options => {
        if (started.length > 0) {
          begun();
          await gate;
        }
        return start(options);
      };
      const { lines, logger } = logged();
      const postgres = await OwnPostgres.start('/w', slow);
      postgres.keep({ logger, lost: never, pause });
      started[0]!.die();
      await (pause === 0 ? beginning : until(() => lines.length === 1));
      const stopped = postgres.stop();
      go();
      await stopped;
      expect(started.filter(one => !one.stopped)).toEqual([]);
    }
  });
});
