import type { DbAction } from './action.js';
import { check } from './check.js';
import { create } from './create.js';
import { data } from './data.js';
import { down, to, up } from './migrate.js';
import { seed } from './seed.js';
import { start } from './start.js';
import { status } from './status.js';
import { url } from './url.js';

/** Every action of `specwright db`. */
export const dbActions: Readonly<Record<string, DbAction>> = Object.freeze({
  status,
  up,
  down,
  to,
  new: create,
  check,
  data,
  seed,
  start,
  url,
});
