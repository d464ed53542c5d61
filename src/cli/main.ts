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
void import('./command-line.js');
