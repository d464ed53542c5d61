import type { Command } from '../command.js';
import { bundle } from './bundle.js';
import { db } from './db.js';
import { diff } from './diff.js';
import { explain } from './explain.js';
import { generate } from './generate.js';
import { inspect } from './inspect.js';
import { key } from './key.js';
import { lint } from './lint.js';
import { list } from './list.js';
import { login } from './login.js';
import { lsp } from './lsp.js';
import { pull } from './pull.js';
import { push } from './push.js';
import { search } from './search.js';
import { worker } from './worker.js';

/** Every command. A new one is a file, a row here and a test. */
export const commands: readonly Command[] = Object.freeze([
  generate,
  bundle,
  inspect,
  lint,
  lsp,
  diff,
  login,
  push,
  pull,
  list,
  search,
  worker,
  key,
  db,
  explain,
]);
