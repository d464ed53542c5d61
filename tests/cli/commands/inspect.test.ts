import { join } from 'node:path';
import { ping, projectFolder } from '../project-folder.js';
import { runCli } from '../run-cli.js';

const xml = ping.replace('application/json', 'application/xml');

describe('specwright inspect', () => {
  it('says what is in a document', async () => {
    const { code, stdout } = await runCli(['inspect', 'api.yaml'], { cwd: projectFolder({ 'api.yaml': ping }) });
    expect(code).toBe(0);
    expect(stdout).toContain('Ping 1.0.0 (OpenAPI 3.1.0)');
    expect(stdout).toMatch(/^operations\s+1 \(GET 1\)$/m);
    expect(stdout).toContain('nothing: all of it is enforced');
  });

  it('lists what is not enforced, with place and reason', async () => {
    const { stdout } = await runCli(['inspect', 'api.yaml'], { cwd: projectFolder({ 'api.yaml': xml }) });
    expect(stdout).toMatch(/^not enforced {2}1$/m);
    expect(stdout).toMatch(/^ {2}api\.yaml:9:\d+ schema of application\/xml: /m);
  });

  it('gives the same to programs', async () => {
    const cwd = projectFolder({ 'api.yaml': xml, 'specwright.config.yaml': 'document: api.yaml\n' });
    const inspection = JSON.parse((await runCli(['inspect', '--format', 'json'], { cwd })).stdout);
    expect(inspection).toMatchObject({ openapi: '3.1.0', operations: { total: 1 }, size: { files: 1 } });
    expect(inspection.unenforced).toHaveLength(1);
  });

  it('lets no control character of a document through', async () => {
    const hostile = ping.replace('title: Ping', 'title: "\\u001b[31mPing"');
    const { stdout } = await runCli(['inspect', 'api.yaml'], { cwd: projectFolder({ 'api.yaml': hostile }) });
    expect(stdout).toContain('\\u{1b}[31mPing');
    expect(stdout).not.toContain('\u001b');
  });

  it.each([
    ['a Swagger 2.0 document', 'swagger: "2.0"\n', 'swagger-2', 1, 10],
    ['what is no YAML', 'openapi: "3.1.0\n', 'syntax-error', 1, 10],
  ])('refuses %s with its place', async (_name, text, want, line, column) => {
    const { code, stdout, stderr } = await runCli(['inspect', 'api.yaml'], {
      cwd: projectFolder({ 'api.yaml': text }),
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`api.yaml:${line}:${column} error`);
    expect(stderr).toContain(`(${want})`);
  });
});

const documents = process.env['SPECWRIGHT_DOCUMENTS'];
(documents ? describe : describe.skip)('specwright inspect on real documents', () => {
  it.each([
    ['stripe.yaml', 402],
    ['github.json', 1223],
  ])('counts the operations of %s', async (name, want) => {
    const { stdout } = await runCli(['inspect', join(documents ?? '', 'documents', name), '--format', 'json']);
    expect(JSON.parse(stdout).operations.total).toBe(want);
  });
});
