import { type Contract, type Operation, placeIn } from '../../../contract/index.js';
import type { Context, Pair } from '../context.js';
import { areReworded, isReworded } from './reworded.js';

/** Words of schemas and of the document: one change each, however many there are of them. */
export function compareDocumentation(before: Contract, after: Contract, context: Context): void {
  compareSchemas(before, after, context);
  const infoOf = ({ info: { title, description } }: Contract) => JSON.stringify([title, description]);
  if (infoOf(before) === infoOf(after)) return;
  tellWords(context, 'the title or description of the document says something else', 'info', '/info');
}

/** Words of operations, webhooks and callbacks, with those of their schemas that have no name: one change, whatever it reaches. */
export function compareWords({ before, after }: Pair, context: Context): void {
  if (!areReworded(before, after)) return;
  const message = 'summaries, titles or descriptions of operations say something else';
  const pointer = placeIn(context.after.contract, '/paths') ? '/paths' : '/webhooks';
  tellWords(context, message, 'operations', pointer, after);
}

/** Those that have a name in both versions. */
function compareSchemas(before: Contract, after: Contract, context: Context): void {
  const message = 'titles or descriptions of schemas say something else';
  for (const [id, schema] of after.schemas) {
    const other = schema.name === undefined ? undefined : before.schemas.get(id);
    if (!other || !isReworded(other.json, schema.json)) continue;
    tellWords(context, message, 'schemas', '/components/schemas');
    return;
  }
}

function tellWords(
  { before, after, report }: Context,
  message: string,
  subject: string,
  pointer: string,
  operation?: Operation,
): void {
  report.remark({
    code: 'documentation-changed',
    level: 'safe',
    message,
    ...(operation && { reaches: { operation: operation.key, part: '' } }),
    ...placed('before', before.contract, pointer),
    ...placed('after', after.contract, pointer),
    subject: [subject],
  });
}

function placed(side: 'before' | 'after', contract: Contract, pointer: string) {
  const place = placeIn(contract, pointer);
  return place ? { [side]: place } : {};
}
