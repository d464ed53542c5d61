import { pingDocument } from '../ping-document.js';
import type { Registry } from '../registry.js';
import { attacks } from './attacks.js';
import { without } from './switches.js';
import { startTakenApart, type TakenApart } from './take-apart.js';

let apart: TakenApart;
let registry: Registry;
beforeAll(async () => {
  apart = await startTakenApart();
  registry = apart.registry;
  await registry.post('/v1/apis', { name: 'ping' });
  await registry.put('/v1/apis/ping/versions/1', pingDocument());
});
afterAll(async () => {
  await registry.close();
  apart.restore();
});

describe.each(attacks)('$what', ({ stoppedBy, succeeds }) => {
  it('fails', async () => {
    expect(await succeeds(registry)).toBe(false);
  });

  // what could not succeed would say nothing where it fails
  it(`succeeds without ${stoppedBy.join(' and ')}`, async () => {
    expect(await without(stoppedBy, () => succeeds(registry))).toBe(true);
  });

  const alone = stoppedBy.length > 1 ? stoppedBy : [];
  for (const protection of alone)
    it(`fails where of these there is only: ${protection}`, async () => {
      const others = stoppedBy.filter(other => other !== protection);
      expect(await without(others, () => succeeds(registry))).toBe(false);
    });
});
