// In place of `npm install`: the package is this project, as it was built last.
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { args } from './fake-calls.mjs';

if (args[0] !== 'install') throw new Error(`npm ${args.join(' ')}`);
rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules/.bin', { recursive: true });
symlinkSync(process.env.FAKE_PACKAGE, 'node_modules/specwright');
symlinkSync('../specwright/dist/cli/main.cjs', 'node_modules/.bin/specwright');
