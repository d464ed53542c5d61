import { createService } from 'specwright/express';
import { contract } from '../../generated/contract.js';

/** Served by the contract, with one handler, which says what the contract does not. */
async function answerOf(broken: object, path: string) {
  const lines: string[] = [];
  const logger = { error: (line: string) => void lines.push(line) };
  const service = createService(contract, { handlers: broken, logger, security: { key: () => undefined } });
  const server = await service.listen(0, '127.0.0.1');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  const text = await response.text();
  await service.close();
  return { status: response.status, type: response.headers.get('content-type'), text, lines };
}

describe('what the registry answers', () => {
  it.each([
    ['a wrong body', 'getVersion', '/v1/version', { status: 200, body: { name: 'secret' } }],
    ['another status with what is no problem', 'getVersion', '/v1/version', { status: 503, body: { name: 'secret' } }],
    ['a header that is missing', 'getLiveness', '/livez', { status: 200, body: { status: 'alive' } }],
  ])('is held to its contract: %s', async (_what, name, path, result) => {
    const { status, type, text, lines } = await answerOf({ [name]: () => result }, path);
    expect({ status, type }).toEqual({ status: 500, type: 'application/problem+json' });
    expect(lines).toEqual([expect.stringContaining(`GET ${path}`)]);
    expect(lines.join() + text).not.toContain('secret');
  });
});
