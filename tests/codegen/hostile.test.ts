import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compile } from './compile.js';
import { Project } from './project.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

describe('a hostile document', () => {
  let project: Project;

  beforeAll(async () => {
    const text = await readFile(new URL('../fixtures/types/hostile.json', import.meta.url), 'utf8');
    project = await Project.create({ 'api.json': text, 'package.json': '{"type":"module"}' });
    await project.generate({ document: 'api.json' });
  });

  afterAll(() => project.remove());

  it('gives types and handlers that compile', () => {
    expect(compile(project.folder)).toEqual([]);
  });

  it('declares nothing and runs nothing of its own', async () => {
    const files = await project.files();
    for (const [path, text] of Object.entries(files)) {
      if (!/^(generated|src)/.test(path) || path.endsWith('.json')) continue;
      const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""');
      expect([path, code]).toEqual([path, expect.not.stringMatching(/\bthrow\b|\bevil\b|alert/)]);
    }
  });

  it('gives a contract that loads, with every name as it was written', async () => {
    for (const [path, text] of Object.entries(await project.files())) {
      if (!path.endsWith('.js')) continue;
      // The package's own entry, from its sources.
      const runtime = pathToFileURL(join(root, 'src/schema/runtime/index.ts')).pathname;
      await project.write(path, text.replaceAll('"specwright/runtime"', JSON.stringify(runtime)));
    }
    const { contract } = await import(project.path('generated/contract.js'));
    const [get, post, put, remove] = contract.plan.operations;
    expect(get.parameters.map(({ name }: { name: string }) => name)).toEqual([
      '__proto__',
      'constructor',
      '#/%zz',
      'x-__proto__',
    ]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what is tested
    expect(contract.plan.title).toBe("*/ throw new Error('title') /* `${1}` \u2028");
    expect([get.name, post.name, put.name, remove.name]).toEqual([
      'throw1',
      '__proto__Operation',
      'constructorOperation',
      'größe日本',
    ]);
    const { checks } = await contract.load(0);
    const valid = JSON.parse('{"__proto__":"","constructor":{},"hasOwnProperty":"*/\\"; throw 4; //"}');
    expect(checks['response.200.application/json'](valid)).toBeUndefined();
    expect(checks['response.200.application/json']({}).map(({ code }: { code: string }) => code)).toContain('required');
  });
});
