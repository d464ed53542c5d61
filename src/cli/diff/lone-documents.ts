import { type Finding, finding, thousands } from '../../diagnostics/index.js';
import type { LoneDocument } from './pairs.js';
import type { ReadSide } from './read-pair.js';

/** What is said of a document that one side alone has. */
export function loneFinding({ name, source, side }: LoneDocument, { contract, locate }: ReadSide): Finding {
  const location = locate('');
  const { title, version } = contract.info;
  const operations = contract.operations.length + contract.webhooks.length;
  const what = `${title} ${version}, ${thousands(operations)} operation${operations === 1 ? '' : 's'}`;
  return side === 'new'
    ? finding('document-added', `${name} is new: ${what}`, { location })
    : finding('document-removed', `${name} is gone: ${source} (${what}) has nothing beside it`, { location });
}
