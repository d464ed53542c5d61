import { expectChanges, type Want } from '../expect-changes.js';
import { compared } from '../given.js';

const said = (more = '') => `{ ${more}responses: { '200': { description: d } } }`;
const q = (required: boolean) =>
  `parameters: [{ name: q, in: query, required: ${required}, schema: { type: string } }], `;
/** A path at line 4. */
const path = (...methods: readonly string[]) => `paths:\n  /a: { ${methods.join(', ')} }\n`;

describe('HEAD, which GET answers where it is not declared', () => {
  it.each<[what: string, old: string, now: string, want: Want[]]>([
    [
      'is answered where GET stays',
      path(`get: ${said()}`, `head: ${said()}`),
      path(`get: ${said()}`),
      ['safe operation-merged 4 4'],
    ],
    [
      'is answered where GET is new',
      path(`head: ${said()}`),
      path(`get: ${said()}`),
      ['safe operation-merged 4 4', 'safe operation-added - 4'],
    ],
    [
      'stays where GET goes',
      path(`get: ${said()}`, `head: ${said()}`),
      path(`head: ${said()}`),
      ['breaking operation-removed 4 -'],
    ],
    [
      'is new where it takes the place of GET',
      path(`get: ${said()}`),
      path(`head: ${said()}`),
      ['breaking operation-removed 4 -', 'safe operation-added - 4'],
    ],
    [
      'is lost where neither stays',
      path(`head: ${said()}`),
      path(`post: ${said()}`),
      ['breaking operation-removed 4 -', 'safe operation-added - 4'],
    ],
    [
      'may be refused by what GET asks for',
      path(`get: ${said(q(true))}`, `head: ${said(q(false))}`),
      path(`get: ${said(q(true))}`),
      ['safe operation-merged 4 4', 'breaking parameter-became-required 4 4'],
    ],
    [
      'has no body, whatever GET has',
      path("get: { responses: { '200': { description: d, content: { text/plain: {} } } } }", `head: ${said()}`),
      path("get: { responses: { '200': { description: d, content: { text/plain: {} } } } }"),
      ['safe operation-merged 4 4'],
    ],
  ])('%s', async (_what, old, now, want) => {
    await expectChanges(old, now, want);
  });

  it('reaches the GET of a wider path where its own is gone', async () => {
    const wide = `  /{id}: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], get: ${said()} }\n`;
    const { changes } = await expectChanges(`${path(`head: ${said()}`)}${wide}`, `paths:\n${wide}`, [
      'breaking operation-merged 4 4',
    ]);
    expect(changes[0]!.message).toBe('HEAD /a is gone: its requests reach GET /{id} now');
  });
});

it('a HEAD whose requests the GET of a new path takes, which may ask for more', async () => {
  const wide = `paths:\n  /x/{a}: { parameters: [{ name: a, in: path, required: true, schema: { type: string } }], head: ${said()} }\n`;
  await expectChanges(wide, `${wide}  /x/mine: { get: ${said(q(true))} }\n`, [
    'safe operation-added - 5',
    'risky operation-shadowed 4 5',
  ]);
});

it('a HEAD that is new asks for no more than the GET that answered it before', async () => {
  const paths = (head: string) =>
    `paths: { /x: { get: { responses: { '200': { description: d } } }${head && `, head: { ${head}responses: { '200': { description: d } } }`} } }`;
  const asks = 'parameters: [{ name: a, in: query, required: true, schema: { type: string } }], ';
  const found = async (head: string) =>
    (await compared(paths(''), paths(head))).changes.map(({ level, code }) => `${level} ${code}`);
  expect(await found('tags: [], ')).toEqual(['safe operation-added']);
  expect((await found(asks)).sort()).toEqual(['breaking required-parameter-added', 'safe operation-added']);
});
