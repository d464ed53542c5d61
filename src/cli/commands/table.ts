import type { Command } from '../command.js';
import { explain } from './explain.js';

/** Every command. A new one is a file, a row here and a test. */
export const commands: readonly Command[] = Object.freeze([explain]);
