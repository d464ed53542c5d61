#!/usr/bin/env node
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../cache/index.js';
import { keepCode } from './kept-code.js';
import { expectShortRun } from './short-run.js';

// what is kept is code, so it stands where this code stands, not where the command is called
const own = dirname(createRequire(import.meta.url).resolve('specwright/package.json'));
const [, , first = ''] = process.argv;
expectShortRun(first);
keepCode(join(cacheFolder(join(own, '-'), own), 'code'), /^[a-z]+$/.test(first) ? first : 'specwright');
// nothing is left to be done then: memory is given back by the system at one stroke, and by Node piece by piece
process.once('beforeExit', () => process.exit());
void import('./command-line.js');
