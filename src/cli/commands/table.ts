import type { Command } from '../command.js';
import { bundle } from './bundle.js';
import { explain } from './explain.js';
import { generate } from './generate.js';
import { inspect } from './inspect.js';

/** Every command. A new one is a file, a row here and a test. */
export const commands: readonly Command[] = Object.freeze([generate, bundle, inspect, explain]);
