import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { mostWaiting } from '../../src/enforce/request/queued.js';
import { assemble, type HandlerInput } from '../../src/express/index.js';
import { contractOf, serve, ways } from './ways.js';

const upload =
  'content: { multipart/form-data: { schema: { type: object, properties: { f: { type: string, format: binary } } } } }';
const contract = await contractOf(`
openapi: 3.1.0
info: { title: Pipelined, version: '1' }
paths:
  /slow: { get: { operationId: slow, responses: { '200': { description: never } } } }
  /file: { get: { operationId: file, responses: { '200': { description: bytes, content: { application/octet-stream: {} } } } } }
  /wait: { get: { operationId: wait, responses: { '200': { description: never } } } }
  /upload: { post: { operationId: upload, requestBody: { ${upload} }, responses: { '200': { description: never } } } }
  /route: { get: { operationId: route, responses: { '200': { description: never } } } }
`);
const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
const part = '--b\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\nabc\r\n--b--';
const post = `POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${part.length}\r\n\r\n${part}`;

/** Asks for an answer that never comes, sends another request behind it, and goes away once that has been taken. */
async function goesAway(port: number, second: string, taken: Promise<void>): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(get('/slow') + second);
  await taken;
  socket.destroy();
}

function once() {
  let done = () => {};
  const promise = new Promise<void>(resolve => (done = resolve));
  return { promise, done };
}

describe('a request behind another one on a connection that is broken off', () => {
  it.each(ways)('%s: has its stream ended', async way => {
    const [taken, ended] = [once(), once()];
    const file = () => {
      const body = new Readable({ read: () => void body.push(Buffer.alloc(100_000)) });
      body.on('close', ended.done).on('pause', taken.done);
      return { status: 200, body };
    };
    const handlers = { slow: () => new Promise<never>(() => {}), file };
    const { port, close } = await serve(way, contract, { handlers });
    await goesAway(port, get('/file'), taken.promise);
    await ended.promise;
    await close();
  });

  it.each(ways)('%s: is told by its signal', async way => {
    const [taken, aborted] = [once(), once()];
    const wait = ({ signal }: HandlerInput) => {
      signal.addEventListener('abort', aborted.done);
      taken.done();
      return new Promise<never>(() => {});
    };
    const handlers = { slow: () => new Promise<never>(() => {}), wait };
    const { port, close } = await serve(way, contract, { handlers });
    await goesAway(port, get('/wait'), taken.promise);
    await aborted.promise;
    await close();
  });

  it.each(ways)('%s: is told by its signal, with many others, without a word in the log', async way => {
    const warnings: string[] = [];
    const warned = ({ message }: Error) => void warnings.push(message);
    process.on('warning', warned);
    const [taken, aborted] = [once(), once()];
    let [begun, ended] = [0, 0];
    const wait = ({ signal }: HandlerInput) => {
      signal.addEventListener('abort', () => ++ended === 20 && aborted.done());
      if (++begun === 20) taken.done();
      return new Promise<never>(() => {});
    };
    const { port, close } = await serve(way, contract, {
      handlers: { slow: () => new Promise<never>(() => {}), wait },
    });
    await goesAway(port, get('/wait').repeat(20), taken.promise);
    await aborted.promise;
    await close();
    process.off('warning', warned);
    expect(warnings).toEqual([]);
  });

  it.each(ways)('%s: leaves no temporary file', async way => {
    const temporaryFolder = await mkdtemp(join(tmpdir(), 'specwright-pipelined-'));
    const taken = once();
    const take = () => {
      taken.done();
      return new Promise<never>(() => {});
    };
    const handlers = { slow: () => new Promise<never>(() => {}), upload: take };
    const { port, close } = await serve(way, contract, { handlers, body: { files: 'temporary', temporaryFolder } });
    const left = async () => (await readdir(temporaryFolder, { recursive: true })).filter(name => /upload-/.test(name));
    await goesAway(
      port,
      post,
      taken.promise.then(async () => expect(await left()).toHaveLength(1)),
    );
    while ((await left()).length > 0) await new Promise(resolve => setTimeout(resolve, 5));
    await close();
    await rm(temporaryFolder, { recursive: true });
  });

  it.each(ways)('%s: tells the route behind', async way => {
    const [taken, closed] = [once(), once()];
    const handlers = { slow: () => new Promise<never>(() => {}) };
    const { port, close } = await serve(way, contract, { handlers }, app =>
      app.get('/route', (_, response) => {
        response.on('close', closed.done);
        taken.done();
      }),
    );
    await goesAway(port, get('/route'), taken.promise);
    await closed.promise;
    await close();
  });

  it.each(ways)('%s: is answered in its turn where it stays', async way => {
    const first = once();
    const handlers = {
      slow: () => first.promise.then(() => ({ status: 200 })),
      file: () => {
        setTimeout(first.done, 10);
        return { status: 200, body: Readable.from([Buffer.from('file')]) };
      },
    };
    const { port, close } = await serve(way, contract, { handlers });
    const text = await new Promise<string>(resolve => {
      const socket = connect(port, '127.0.0.1');
      let got = '';
      socket.on('data', chunk => (got += chunk)).on('close', () => resolve(got));
      socket.write(get('/slow') + get('/file').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    });
    await close();
    expect(text).toMatch(/^HTTP\/1\.1 200 OK[\s\S]+HTTP\/1\.1 200 OK[\s\S]+file/);
  });
});

describe('a client that sends requests and reads no answer', () => {
  it.each(ways)('%s: is cut off where more wait than a server keeps', async way => {
    let begun = 0;
    const slow = () => {
      begun++;
      return new Promise<never>(() => {});
    };
    const { port, close } = await serve(way, contract, { handlers: { slow } });
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    const cut = new Promise<void>(resolve => socket.once('close', () => resolve()));
    socket.write(get('/slow').repeat(5000));
    await cut;
    expect(begun).toBeGreaterThan(50);
    expect(begun).toBeLessThanOrEqual(mostWaiting + 1);
    await close();
  });

  it('is cut off by the assembly, whatever it asks for', async () => {
    let begun = 0;
    const assembly = await assemble(() => void begun++);
    const server = await assembly.listen(0, '127.0.0.1');
    const { port } = server.address() as AddressInfo; // of a server that listens on a port
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    const cut = new Promise<void>(resolve => socket.once('close', () => resolve()));
    socket.write(get('/anything').repeat(5000));
    await cut;
    expect(begun).toBeLessThanOrEqual(mostWaiting + 1);
    await new Promise(done => server.close(done));
  });
});
