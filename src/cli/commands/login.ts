import { FindingsError, finding } from '../../diagnostics/index.js';
import type { Command } from '../command.js';
import { exitCode } from '../exit-code.js';
import { write } from '../io.js';

/** Where `npm start` serves. */
const here = 'http://127.0.0.1:3000';

/** `specwright login [URL]` */
export const login: Command = {
  usage: 'login [url]',
  summary: 'keep the key to a registry; it is asked for, or read from standard input',
  describe: command => command.argument('[url]', `the registry (default: ${here})`),
  async run([url = here], _options, io) {
    const [{ isKey, keepCredentials, registryUrl }, { readSecret }, { ask }] = await Promise.all([
      import('../registry/credentials.js'),
      import('../registry/read-secret.js'),
      import('../registry/client.js'),
    ]);
    const registry = registryUrl(url);
    const key = await readSecret(`Key for ${registry}: `, io);
    if (!key || !isKey(key)) {
      const remedy = 'Type the key, or give it on standard input: `specwright login URL < key`';
      throw new FindingsError([finding('usage-invalid', 'This is no key', { remedy })]);
    }
    const credentials = { url: registry, key };
    await ask(credentials, '/v1/apis?limit=1');
    const file = await keepCredentials(credentials, io);
    await write(io.stderr, `logged in to ${registry}; the key is in ${file}\n`);
    return exitCode.fine;
  },
};
