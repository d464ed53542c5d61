import { problem, type ServiceOptions } from '../../src/express/index.js';
import { contractOf, serve, ways } from './ways.js';

const contract = await contractOf(`
openapi: 3.1.0
info: { title: Files, version: '1' }
paths:
  /files:
    post:
      operationId: add
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                f: { type: string, format: binary, minLength: 1, maxLength: 300000 }
                after: { type: string }
      responses:
        '200': { description: what was taken, content: { application/json: {} } }
        '409': { description: refused, content: { application/problem+json: {} } }
`);

type Take = Exclude<NonNullable<ServiceOptions['body']>['files'], string | undefined>;

const form = (file: string) =>
  `--b0\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\n${file}\r\n` +
  '--b0\r\nContent-Disposition: form-data; name="after"\r\n\r\nx\r\n--b0--';
const sizes = [1, 200_000];
const keptAfterDestroying: Take = (_, content) => {
  content.destroy();
  return 'kept';
};

async function upload(way: (typeof ways)[number], files: Take, size: number, handlerTimeout = 30_000) {
  const served = await serve(way, contract, {
    handlers: { add: ({ body }) => ({ status: 200, body }) },
    body: { files },
    limits: { handlerTimeout },
  });
  const headers = { 'content-type': 'multipart/form-data; boundary=b0' };
  const answer = await served.ask('/files', { method: 'POST', headers, body: form('x'.repeat(size)) });
  await served.close();
  return { status: answer.status, body: JSON.parse(answer.text) as unknown, lines: served.lines };
}

describe.each(ways)('a function that takes files, %s', way => {
  describe.each(sizes)('of %d bytes', size => {
    it.each<[string, Take]>([
      [
        'throws before it returns',
        () => {
          throw new Error('the disk is gone');
        },
      ],
      ['rejects', () => Promise.reject(new Error('the disk is gone'))],
      [
        'rejects while it reads',
        async (_, content) => {
          for await (const chunk of content) throw new Error(`the disk is gone ${String(chunk).length}`);
        },
      ],
      ['destroys its stream with an error', (_, content) => void content.destroy(new Error('the disk is gone'))],
    ])('that %s is answered for, and the log says why', async (_, files) => {
      const { status, lines } = await upload(way, files, size);
      expect([status, lines]).toEqual([500, [expect.stringContaining('the disk is gone')]]);
    });

    it('may throw a problem, as a handler may', async () => {
      const throws: Take = () => {
        throw problem(409, 'There is such a file');
      };
      expect(await upload(way, throws, size)).toMatchObject({ status: 409, body: { detail: 'There is such a file' } });
    });

    it.each<[string, Take]>([
      ['never settles', () => new Promise(() => undefined)],
      ['never settles after it destroyed its stream', (_, content) => new Promise(() => void content.destroy())],
      ['never settles after it read', (_, content) => new Promise(() => void content.resume())],
    ])('that %s is answered for with 503', async (_, files) => {
      const { status, lines } = await upload(way, files, size, 100);
      expect([status, lines]).toEqual([503, [expect.stringContaining('did not answer in time')]]);
    });

    it.each<[string, Take]>([
      ['destroys its stream', keptAfterDestroying],
      [
        'reads its beginning alone',
        async (_, content) => {
          for await (const chunk of content) return String(chunk).length > 0 ? 'kept' : 'empty';
          return 'empty';
        },
      ],
      ['reads nothing', () => 'kept'],
    ])('that %s leaves the rest of the body to be read', async (_, files) => {
      expect(await upload(way, files, size)).toMatchObject({ status: 200, body: { f: 'kept', after: 'x' } });
    });
  });

  it.each<[string, Take]>([
    ['leaves it unread', () => 'kept'],
    ['destroys its stream', keptAfterDestroying],
  ])('has a file that is too long refused though it %s', async (_, files) => {
    expect(await upload(way, files, 400_000)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/f', code: 'maxLength' }] },
    });
  });

  it('takes as long as the client does', async () => {
    const served = await serve(way, contract, {
      handlers: { add: ({ body }) => ({ status: 200, body }) },
      body: {
        files: async (_, content) => {
          let length = 0;
          for await (const chunk of content) length += (chunk as Buffer).length;
          return length;
        },
      },
      limits: { handlerTimeout: 400 },
    });
    const [head, tail] = [form('x').slice(0, -60), form('x').slice(-60)];
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(Buffer.from(head));
        await new Promise(resolve => setTimeout(resolve, 700));
        controller.enqueue(Buffer.from(tail));
        controller.close();
      },
    });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b0' },
      body,
      duplex: 'half',
    };
    const answer = await fetch(`http://127.0.0.1:${served.port}/files`, init as RequestInit);
    expect(await answer.json()).toEqual({ f: 1, after: 'x' });
    await served.close();
  });
});
