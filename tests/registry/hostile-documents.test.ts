import { hostileDocuments } from './hostile-documents.js';
import { type Running, start } from './start.js';

let running: Running;
beforeAll(async () => {
  running = await start(0);
});
afterAll(() => running.close());

interface Inspected {
  readonly findings: readonly { readonly code: string }[];
}

describe('a document that is made to cost much', () => {
  it.each(hostileDocuments)('is answered, and the server goes on: $name', async ({ text, want }) => {
    const sent = fetch(`${running.url}/v1/inspections`, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/yaml' },
    });
    // asked while the document is on its way or under work
    const alive = fetch(`${running.url}/livez`);
    const response = await sent;
    const { findings } = (await response.json()) as Inspected;
    const got = response.status === 200 ? 'inspected' : findings[0]?.code;
    expect({ got, status: response.status }).toEqual({ got: want, status: want === 'inspected' ? 200 : 422 });
    expect((await alive).status).toBe(200);
    expect((await fetch(`${running.url}/livez`)).status).toBe(200);
  });
});
