import { Agent, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Serving } from './serving.js';

interface Taken {
  readonly status: number | undefined;
  readonly text: string;
  readonly connection: string | undefined;
}

function ask(port: unknown, path: string, agent: Agent | false = false): Promise<Taken> {
  return new Promise((done, reject) => {
    const request = get({ host: '127.0.0.1', port: Number(port), path, agent }, response => {
      let text = '';
      response.on('data', piece => (text += piece));
      response.on('end', () => done({ status: response.statusCode, text, connection: response.headers.connection }));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}

/** Sends requests one after the other until the server says that it is not ready, as a load balancer does. */
async function balance(port: unknown, clients: number) {
  const agent = new Agent({ keepAlive: true });
  const answers: (Taken | Error)[] = [];
  let ready = true;
  const probe = async () => {
    while (ready) {
      ready = (await ask(port, '/readyz').catch(() => ({ status: 0 }))).status === 200;
      await new Promise(next => setTimeout(next, 20));
    }
  };
  const client = async () => {
    while (ready) answers.push(await ask(port, '/work', agent).catch((error: Error) => error));
  };
  await Promise.all([probe(), ...Array.from({ length: clients }, client)]);
  agent.destroy();
  return answers;
}

describe('a server that is told to end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s under load loses no request, closes in order and exits with 0',
    async signal => {
      const serving = new Serving({
        drain: 1500,
        deadline: 20_000,
        hooks: [
          ['queue', 'fine'],
          ['pool', 'fine'],
        ],
      });
      const load = balance(await serving.heard('port'), 16);
      await new Promise(next => setTimeout(next, 300));
      serving.signal(signal);
      const answers = await load;
      expect(await serving.exit()).toBe(0);
      expect(answers.length).toBeGreaterThan(16);
      expect(
        answers.filter(answer => answer instanceof Error || answer.status !== 200 || answer.text !== 'whole'),
      ).toEqual([]);
      expect(serving.told()).toEqual({ closed: ['queue', 'pool'], open: undefined });
    },
  );

  it('is unready and alive at once, and answers what still comes with the last word on its connection', async () => {
    const serving = new Serving({ drain: 3000, deadline: 20_000 });
    const port = await serving.heard('port');
    expect((await ask(port, '/readyz')).status).toBe(200);
    serving.signal();
    await serving.heard('message');
    const agent = new Agent({ keepAlive: true });
    const answers = [await ask(port, '/readyz'), await ask(port, '/livez'), await ask(port, '/work', agent)];
    agent.destroy();
    expect(answers.map(({ status }) => status)).toEqual([503, 200, 200]);
    expect(answers[2]?.connection).toBe('close');
    expect(await serving.exit()).toBe(0);
  });

  it('finishes what is in flight, takes nothing new, and closes nothing before', async () => {
    const serving = new Serving({ drain: 0, deadline: 20_000, hooks: [['pool', 'fine']] });
    const port = await serving.heard('port');
    const agent = new Agent({ keepAlive: true });
    const slow = ask(port, '/work?ms=1000', agent);
    await serving.heard('begun');
    serving.signal();
    await serving.heard('message');
    await expect(ask(port, '/work')).rejects.toThrow(/ECONNREFUSED|ECONNRESET/);
    expect(serving.told().closed).toEqual([]);
    expect(await slow).toMatchObject({ status: 200, text: 'whole' });
    expect(await serving.exit()).toBe(0);
    expect(serving.told().closed).toEqual(['pool']);
    agent.destroy();
  });

  it('is not held up by connections that nobody uses', async () => {
    const serving = new Serving({ drain: 0, deadline: 20_000 });
    const port = await serving.heard('port');
    const agent = new Agent({ keepAlive: true });
    await ask(port, '/work', agent);
    serving.signal();
    expect(await serving.exit()).toBe(0);
    agent.destroy();
  });

  it('cuts requests that take too long, closes everything all the same, says so and exits with 1', async () => {
    const serving = new Serving({ drain: 0, deadline: 600, hooks: [['pool', 'fine']] });
    const cut = ask(await serving.heard('port'), '/work?ms=600000').catch(() => 'cut');
    await serving.heard('begun');
    serving.signal();
    expect(await serving.exit()).toBe(1);
    expect(await cut).toBe('cut');
    expect(serving.told()).toEqual({ closed: ['pool'], open: undefined });
    expect(serving.messages()).toEqual(['ending', 'requests were not answered in time', 'ended']);
  });

  it('leaves the hooks their part of the deadline, however long the drain was to be', async () => {
    const serving = new Serving({ drain: 600_000, deadline: 600, hooks: [['pool', 'fine']] });
    await serving.heard('port');
    serving.signal();
    expect(await serving.exit()).toBe(0);
    expect(serving.told().closed).toEqual(['pool']);
  });

  it('with nothing to close lets requests have all of the deadline, and says that they were still open', async () => {
    const serving = new Serving({ drain: 0, deadline: 300 });
    const cut = ask(await serving.heard('port'), '/work?ms=600000').catch(() => 'cut');
    await serving.heard('begun');
    serving.signal();
    expect(await serving.exit()).toBe(1);
    expect(await cut).toBe('cut');
    expect(serving.told()).toEqual({ closed: [], open: ['server'] });
  });

  it('exits with 1 where something does not close, and closes the rest, each in its part of the deadline', async () => {
    const broken = new Serving({
      drain: 0,
      deadline: 20_000,
      hooks: [
        ['queue', 'broken'],
        ['pool', 'fine'],
      ],
    });
    const stuck = new Serving({
      drain: 0,
      deadline: 600,
      hooks: [
        ['queue', 'fine'],
        ['pool', 'never'],
        ['log', 'fine'],
      ],
    });
    for (const serving of [broken, stuck]) {
      await serving.heard('port');
      serving.signal();
      expect(await serving.exit()).toBe(1);
    }
    expect(broken.told().closed).toEqual(['queue', 'pool']);
    expect(stuck.told()).toEqual({ closed: ['queue', 'pool', 'log'], open: ['pool'] });
  });

  it('ends at once at a second signal', async () => {
    const serving = new Serving({ drain: 600_000, deadline: 600_000, hooks: [['pool', 'fine']] });
    await serving.heard('port');
    serving.signal('SIGINT');
    await serving.heard('message');
    serving.signal('SIGINT');
    expect(await serving.exit()).toBe(1);
    expect(serving.told()).toEqual({ closed: [], open: ['server', 'pool'] });
  });
});

const upload = 'POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n';

/** Connects, sends a text, and stays. */
async function stay(port: unknown, text: string): Promise<Socket> {
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise<void>(done => socket.once('connect', done));
  if (text !== '') await new Promise<void>(done => socket.write(text, () => done()));
  return socket;
}

const deadline = 60_000;

describe('the end is not held up', () => {
  it.each([
    ['a connection that sends nothing', '', false],
    ['half a head', 'GET /livez HTTP/1.1\r\nHost: a\r\nX-A: ', false],
    ['half a second head', 'GET /work HTTP/1.1\r\nHost: a\r\n\r\nGET /work HTTP', true],
    ['an upload that stands still', `${upload}half`, true],
  ])('by %s: everything is closed, and the exit code is 0', async (_what, text, begins) => {
    const serving = new Serving({ drain: 0, deadline, hooks: [['pool', 'fine']] });
    const port = await serving.heard('port');
    const socket = await stay(port, text);
    if (begins) await serving.heard('begun');
    // answered after what was sent before
    else await ask(port, '/work');
    serving.signal();
    expect(await serving.exit()).toBe(0);
    socket.destroy();
    expect(serving.told()).toEqual({ closed: ['pool'], open: undefined });
    expect(serving.messages()).not.toContain('requests were not answered in time');
  });

  it('by an upload that trickles in longer than a request may take', async () => {
    const timeouts = { headers: 500, request: 500 };
    const serving = new Serving({ drain: 0, deadline, hooks: [['pool', 'fine']], timeouts });
    const socket = await stay(await serving.heard('port'), upload);
    const trickle = setInterval(() => socket.write('.'), 50);
    await serving.heard('begun');
    serving.signal();
    expect(await serving.exit()).toBe(0);
    clearInterval(trickle);
    socket.destroy();
    expect(serving.told()).toEqual({ closed: ['pool'], open: undefined });
    expect(serving.messages()).toEqual(['ending', 'ended']);
  });

  it('by somebody else, while an upload that goes on is finished', async () => {
    const serving = new Serving({ drain: 0, deadline: 6000, hooks: [['pool', 'fine']] });
    const port = await serving.heard('port');
    const bare = await stay(port, '');
    const socket = await stay(port, upload.replace('1000000', '40'));
    let answer = '';
    socket.on('data', piece => (answer += piece));
    await serving.heard('begun');
    serving.signal();
    for (let sent = 0; sent < 40; sent += 1) {
      await new Promise(next => setTimeout(next, 40));
      socket.write('.');
    }
    expect(await serving.exit()).toBe(0);
    bare.destroy();
    expect(answer).toContain('200 OK');
    expect(answer).toMatch(/^connection: close/im);
    expect(answer).toMatch(/whole/);
  });
});
