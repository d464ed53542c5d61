import { FindingsError, finding } from '../../diagnostics/index.js';
import type { Options } from '../command.js';

/** Options that mean nothing, or would lose something, with or without each other. @throws FindingsError usage-invalid */
export function checkTogether(options: Options): void {
  const has = (name: string) => options[name] !== undefined && options[name] !== false;
  const refuse = (message: string, remedy: string) => {
    throw new FindingsError([finding('usage-invalid', message, { remedy })]);
  };
  if (has('updateBaseline') && has('since'))
    refuse('--update-baseline with --since would forget all that was there before', 'Leave --since out');
  if (has('updateBaseline') && has('fix')) refuse('--update-baseline and --fix are two steps', 'Run --fix first');
  if (has('dryRun') && !has('fix')) refuse('--dry-run shows what --fix would change', 'Give --fix too');
  if (has('reason') && !has('updateBaseline')) refuse('--reason is for --update-baseline', 'Leave it out');
}
