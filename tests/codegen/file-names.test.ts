import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { generate } from '../../src/codegen/index.js';
import { Project } from './project.js';

type Operations = readonly (readonly [path: string, id: string])[];

const document = (...operations: Operations) =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Files', version: '1' },
    paths: Object.fromEntries(
      operations.map(([path, operationId]) => [
        path,
        {
          get: {
            operationId,
            parameters: [{ name: 'n', in: 'query', schema: { type: 'integer' } }],
            responses: { 200: { description: '' } },
          },
        },
      ]),
    ),
  });
const suffix = (path: string) => createHash('sha256').update(`GET ${path}`).digest('hex').slice(0, 6);
const first = ['/a', 'getUser'] as const;
const second = ['/b', 'GetUser'] as const;
const second_ = `get-user-${suffix('/b')}`;

describe('the files of operations whose ids differ by case alone', () => {
  let project: Project;
  beforeEach(async () => {
    project = await Project.create({ 'api.yaml': document(first, second) });
    await project.generate();
  });
  afterEach(() => project.remove());

  /** What is generated anew of another document: the file that each handler is in, and each operation's validators. */
  async function regenerate(...operations: Operations) {
    await project.write('api.yaml', document(...operations));
    await project.generate();
    expect((await project.generate({ check: true })).changes).toEqual([]);
    const index = await project.read('src/handlers/index.ts');
    const files = Object.fromEntries(
      [...index.matchAll(/import \{ (\w+) \} from '\.\/(.+)\.js'/g)].map(([, ...pair]) => pair),
    );
    const modules = Object.keys(await project.files()).filter(path => /validators\/[a-z]/.test(path));
    expect(modules.map(path => path.slice('generated/validators/'.length, -3)).sort()).toEqual(
      Object.values(files).sort(),
    );
    return files;
  }

  it.each<[string, Operations, Record<string, string>]>([
    ['nothing changes', [first, second], { getUser: 'get-user', GetUser: second_ }],
    ['the first is renamed', [['/a', 'loadUser'], second], { loadUser: 'load-user', GetUser: second_ }],
    ['the second is renamed', [first, ['/b', 'loadUser']], { getUser: 'get-user', loadUser: 'load-user' }],
    ['the first is gone', [second], { GetUser: second_ }],
    ['they change places', [second, first], { getUser: 'get-user', GetUser: second_ }],
    [
      'a third comes before them',
      [['/c', 'getuSER'], ['/d', 'get_user'], first, second],
      { getuSER: 'getu-ser', get_user: `get-user-${suffix('/d')}`, getUser: 'get-user', GetUser: second_ },
    ],
  ])('stay where they are when %s', async (_, operations, want) => {
    expect(await regenerate(...operations)).toEqual(want);
  });

  it('are found by their own suffix where the generated folder is made anew', async () => {
    await rm(project.path('generated'), { recursive: true });
    expect(await regenerate(['/a', 'loadUser'], second)).toEqual({ loadUser: 'load-user', GetUser: second_ });
  });

  it('stay without handlers too', async () => {
    const options = { document: 'api.yaml', out: 'alone', cwd: project.folder, cache: false as const };
    await generate(options);
    await project.write('api.yaml', document(['/a', 'loadUser'], second));
    await generate(options);
    expect(Object.keys(await project.files()).filter(path => /alone\/validators\/[a-z]/.test(path))).toEqual([
      `alone/validators/${second_}.js`,
      'alone/validators/load-user.js',
    ]);
  });
});
