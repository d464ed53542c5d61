import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../project-folder.js';
import { runCli } from '../run-cli.js';

const main = `openapi: 3.1.0
info: { title: Ping, version: 1.0.0 }
paths:
  # kept
  /ping:
    get:
      responses:
        '200': { description: Fine, content: { application/json: { schema: { $ref: 'common.yaml#/Pong' } } } }
`;
const files = { 'api.yaml': main, 'common.yaml': 'Pong: { type: string }\n' };

describe('specwright bundle', () => {
  it('writes one document with its comments to standard output', async () => {
    const { code, stdout, stderr } = await runCli(['bundle', 'api.yaml'], { cwd: projectFolder(files) });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('# kept');
    expect(stdout).toContain('#/components/schemas/Pong');
    expect(stdout).not.toContain('common.yaml');
  });

  it.each([
    ['--format json', ['--format', 'json', '--output', 'out.txt'], 'out.txt'],
    ['the ending of --output', ['--output', 'out.json'], 'out.json'],
  ])('writes JSON by %s', async (_name, args, file) => {
    const cwd = projectFolder(files);
    expect(await runCli(['bundle', 'api.yaml', ...args], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    const bundled = JSON.parse(readFileSync(join(cwd, file), 'utf8'));
    expect(bundled.components.schemas.Pong).toEqual({ type: 'string' });
  });

  it('says where a reference leads nowhere, and ends with 2', async () => {
    const cwd = projectFolder({ 'api.yaml': main });
    const { code, stdout, stderr } = await runCli(['bundle', 'api.yaml'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^api\.yaml:8:\d+ error/);
  });
});
