import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountRows, accounts } from './apps/accounts.js';
import { avatarRows, avatars } from './apps/avatars.js';
import { eventRows, events } from './apps/events.js';
import type { App, Row } from './apps/row.js';
import { request, sides } from './sides.js';

const folder = mkdtempSync(join(tmpdir(), 'avatars-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each<[app: string, make: App, rows: readonly Row[]]>([
  ['an app with values of formats', events, eventRows],
  ['an app with files', avatars(folder), avatarRows],
  ['an app with security handlers and ignored paths', accounts, accountRows],
])('%s, moved by its import', (_app, make, rows) => {
  let there: Server;
  let here: Server;
  beforeAll(async () => {
    [there, here] = sides.slice(0, 2).map(([, validator]) => make(validator).listen(0)) as [Server, Server]; // two sides
    await Promise.all([there, here].map(server => server.listening || once(server, 'listening')));
  });
  afterAll(() => void [there, here].map(server => server.close()));

  async function answer(server: Server, ask: Row['ask']) {
    const { status, headers, body } = await ask(request(server));
    return { status, type: headers['content-type'], allow: headers.allow, body };
  }

  it.each(rows.filter(({ differs }) => !differs))('answers $of as before', async ({ ask }) => {
    expect(await answer(here, ask)).toEqual(await answer(there, ask));
  });

  it.each(rows.filter(({ differs }) => differs))('answers $of otherwise', async ({ ask, differs }) => {
    expect(await answer(there, ask)).toMatchObject(differs!.there);
    expect(await answer(here, ask)).toMatchObject(differs!.here);
  });
});
