import { expectChanges, type Want } from '../expect-changes.js';
import { compared } from '../given.js';

const done = "responses: { '204': { description: done } }";

describe('servers', () => {
  const servers = (list: string) =>
    `servers: ${list}\npaths:\n  /a: { get: { ${done} } }\n  /b: { get: { ${done} } }\n`;
  const region = (values: string) =>
    `[{ url: "https://{r}.example/v1", variables: { r: { default: eu, enum: [${values}] } } }]`;

  const anyRegion = (value: string) => `[{ url: "https://{r}.example/v1", variables: { r: { default: ${value} } } }]`;

  const listed = (...counts: readonly number[]) => {
    const url = counts.map((_, at) => `{v${at}}`).join('.');
    const variables = counts.map((count, at) => {
      return `v${at}: { default: a0, enum: [${Array.from({ length: count }, (_, index) => `a${index}`).join()}] }`;
    });
    return `[{ url: "https://${url}.example", variables: { ${variables.join()} } }]`;
  };

  it.each([
    ['the last of many values', listed(65), listed(64), 1, 1],
    ['one of the values of two variables at once', listed(9, 9), listed(9, 8), 1, 1],
    ['a value of each of three variables', listed(9, 9, 9), listed(8, 8, 8), 3, 3],
    ['all addresses of a server at once', listed(2, 9), '[{ url: "https://b.example" }]', 1, 1],
    [
      'those that have no value of a variable to themselves',
      listed(2, 2),
      '[{ url: "https://a0.a1.example" }, { url: "https://a1.a0.example" }]',
      2,
      2,
    ],
  ])('tell of %s', async (_, old, now, gone, added) => {
    const of = async (one: string, other: string) => (await compared(servers(one), servers(other))).changes;
    expect((await of(old, now)).filter(({ level }) => level === 'breaking')).toHaveLength(gone);
    expect((await of(now, old)).filter(({ code }) => code === 'server-added')).toHaveLength(added);
  });

  it.each([
    [listed(9, 2), listed(8, 2), 'at https://a8.{v1}.example any', 'a8.a0.example'],
    [listed(2, 2), listed(2), 'at https://{v0}.{v1}.example any', 'a0.a0.example'],
    [
      '[{ url: "https://{r}.{d}.example", variables: { r: { default: eu, enum: [eu, us] }, d: { default: x } } }]',
      '[{ url: "https://{r}.y.example", variables: { r: { default: eu, enum: [eu, us] } } }]',
      'of https://{r}.{d}.example, the API is declared at https://eu.y.example, https://us.y.example alone now',
      'eu.x.example',
    ],
  ])('name what several that are gone have in common, and show one: %s to %s', async (old, now, said, host) => {
    const { changes } = await compared(servers(old), servers(now));
    const removed = changes.filter(({ code }) => code === 'server-removed');
    expect(removed.map(({ message, witness }) => [message, witness?.message[1]])).toEqual([
      [expect.stringContaining(said), `Host: ${host}`],
    ]);
  });

  it('name those that are too many to be compared, where they are others', async () => {
    const { changes } = await compared(servers(listed(40, 40)), servers(listed(40, 39)));
    expect(changes).toMatchObject([
      { level: 'risky', code: 'server-removed', unknown: expect.stringContaining('thousand') },
    ]);
    expect((await compared(servers(listed(40, 40)), servers(listed(40, 40)))).changes).toEqual([]);
  });

  it.each([
    ['[{ url: "https://a.example" }]', '[{ url: "https://a.example" }, { url: "https://b.example" }]', 'too'],
    ['[{ url: "https://a.example" }]', '[{ url: "https://b.example" }]', 'now'],
  ])('say of %s and %s that the API is found at the other %s', async (old, now, beside) => {
    const { changes: found } = await compared(servers(old), servers(now));
    expect(found.find(({ code }) => code === 'server-added')!.message).toBe(
      `the API is found at https://b.example ${beside}`,
    );
  });

  it.each<[what: string, old: string, now: string, forth: Want[], back: Want[]]>([
    [
      'another one',
      '[{ url: "https://a.example" }]',
      '[{ url: "https://a.example" }, { url: "https://b.example" }]',
      ['safe server-added 3 3'],
      ['breaking server-removed 3 3'],
    ],
    [
      'a value of a variable',
      region('eu, us'),
      region('eu'),
      ['breaking server-removed 3 3'],
      ['safe server-added 3 3'],
    ],
    [
      'relative or absolute',
      '[{ url: /v1 }]',
      '[{ url: "https://a.example/v1" }]',
      ['risky server-removed 3 3', 'safe server-added 3 3'],
      ['risky server-removed 3 3', 'safe server-added 3 3'],
    ],
    ['the same with a slash', '[{ url: "https://a.example/v1/" }]', '[{ url: "https://A.example/v1" }]', [], []],
    [
      'a variable that may be anything, beside one of its values',
      '[{ url: "https://x.Example/v1" }]',
      anyRegion('x'),
      ['safe server-added 3 3'],
      ['breaking server-removed 3 3'],
    ],
    [
      'a variable that may be anything, beside another one of its values',
      '[{ url: "https://y.example/v1" }]',
      anyRegion('x'),
      ['safe server-added 3 3'],
      ['breaking server-removed 3 3'],
    ],
    [
      'a variable that may be anything, beside a list',
      region('eu, us'),
      anyRegion('eu'),
      ['safe server-added 3 3'],
      ['breaking server-removed 3 3'],
    ],
    [
      'a variable that may be anything, beside a path that it is no part of',
      '[{ url: "https://x.example/v1/b.example/v1" }]',
      anyRegion('x'),
      ['breaking server-removed 3 3', 'safe server-added 3 3'],
      ['breaking server-removed 3 3', 'safe server-added 3 3'],
    ],
    [
      'a port that is the usual one by default',
      '[{ url: "https://a.example" }]',
      '[{ url: "https://a.example:{port}", variables: { port: { default: "443" } } }]',
      ['safe server-added 3 3'],
      ['breaking server-removed 3 3'],
    ],
    ['another name of a variable', anyRegion('x'), anyRegion('x').replace('{r}', '{s}').replace('r:', 's:'), [], []],
    [
      'each value by itself',
      region('eu, us'),
      '[{ url: "https://us.example/v1" }, { url: "https://eu.example/v1" }]',
      [],
      [],
    ],
  ])('tell of %s', async (_what, old, now, forth, back) => {
    const { changes } = await expectChanges(servers(old), servers(now), forth);
    for (const { reaches } of changes) expect(reaches).toHaveLength(2);
    await expectChanges(servers(now), servers(old), back);
  });

  const other = '[{ url: "https://b.example" }]';

  it.each<[what: string, old: string, now: string, target: string, host: string]>([
    [
      'a variable',
      '[{ url: "https://{r}.example/v1", variables: { r: { default: eu } } }]',
      other,
      '/v1/a',
      'eu.example',
    ],
    ['a value of a variable', region('eu, us'), region('eu'), '/v1/a', 'us.example'],
    ['what a variable may not be any more', anyRegion('eu'), region('eu, us'), '/v1/a', 'eu2.example'],
    [
      'several variables',
      '[{ url: "{s}://{h}:{p}/{v}", variables: { s: { default: https }, h: { default: a.example }, p: { default: "8443" }, v: { default: v2 } } }]',
      other,
      '/v2/a',
      'a.example:8443',
    ],
  ])('show a request to the one that is gone: %s', async (_what, old, now, target, host) => {
    const { changes } = await compared(servers(old), servers(now));
    const removed = changes.find(({ code }) => code === 'server-removed');
    expect(removed?.witness?.message.slice(0, 2)).toEqual([`GET ${target} HTTP/1.1`, `Host: ${host}`]);
  });

  const at = (list: string, base: string, more = '') =>
    `servers: ${list}\npaths:\n  ${base}/a/{i}: { get: { parameters: [{ name: i, in: path, required: true, schema: {} }], ${done} } }\n  ${base}/b: { get: { ${done} } }\n${more}`;
  const [below, bare] = [
    '[{ url: "https://a.example/v1" }, { url: /v1 }]',
    '[{ url: "https://a.example" }, { url: / }]',
  ];

  it('are the same where a base path moved between them and the paths', async () => {
    await expectChanges(at(below, ''), at(bare, '/v1'), []);
    await expectChanges(at(bare, '/v1'), at(below, ''), []);
    const more = at(bare, '/v1', `  /c: { get: { ${done} } }\n`);
    await expectChanges(at(below, ''), more, ['safe operation-added - 7']);
  });

  it('are the same where a base path moved beside paths that have servers of their own', async () => {
    const own = (path: string, list: string, more = '') => `  ${path}: { servers: ${list}, get: { ${more}${done} } }\n`;
    const open = own(
      '/{x}/b',
      '[{ url: "https://c.example" }]',
      'parameters: [{ name: x, in: path, required: true, schema: {} }], ',
    );
    const [other, otherBelow] = ['[{ url: "https://c.example" }]', '[{ url: "https://c.example/v2" }]'];
    for (const [old, now] of [
      [own('/o', other), own('/o', other)],
      // it takes texts that the paths begin with now
      [open, open],
      [own('/o', otherBelow), own('/v2/o', other)],
      // what the document said of all is said of one
      [`  /o: { get: { ${done} } }\n`, own('/o', below)],
    ] as const) {
      await expectChanges(at(below, '', old), at(bare, '/v1', now), []);
      await expectChanges(at(bare, '/v1', now), at(below, '', old), []);
    }
  });

  it('are the same where a base path moved and an operation goes', async () => {
    const more = at(below, '', `  /c: { get: { ${done} } }\n`);
    await expectChanges(more, at(bare, '/v1'), ['breaking operation-removed 7 -']);
  });

  it('are others where the base path of one alone moved', async () => {
    const { changes } = await compared(at(below, ''), at('[{ url: "https://a.example" }, { url: /v1 }]', '/v1'));
    expect(changes.map(({ code }) => code)).toEqual(expect.arrayContaining(['operation-removed', 'operation-added']));
  });

  it('say what is left of a variable that could be anything', async () => {
    const { changes } = await compared(servers(anyRegion('eu')), servers(region('eu, us')));
    expect(changes.map(({ message }) => message)).toEqual([
      'of https://{r}.example/v1, the API is declared at https://eu.example/v1, https://us.example/v1 alone now',
    ]);
  });

  it('show requests that are about something else at the default of a variable', async () => {
    const at = '[{ url: "https://{r}.example:{p}/v1", variables: { r: { default: eu }, p: { default: "8443" } } }]';
    const { changes } = await compared(servers(at), servers(at).replace(/ {2}.b.*\n/, ''));
    expect(changes[0]!.witness!.message.slice(0, 2)).toEqual(['GET /v1/b HTTP/1.1', 'Host: eu.example:8443']);
  });
});
