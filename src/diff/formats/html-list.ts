import { markup } from '../../diagnostics/index.js';
import type { ContractChange } from '../types.js';
import type { Alike } from './alike.js';
import { locationText, operationsText, row, witnessText, words } from './html-parts.js';
import { operationsOf } from './reached.js';
import { labelOf } from './witness-words.js';
import { softening, wayOut } from './words.js';

/** Changes that say the same of something else each: what they say, and a row for each. */
export function listArticle(changes: readonly ContractChange[], alike: Alike): string {
  const [first] = changes as readonly [ContractChange]; // it has two at least
  const { level, code } = first;
  const { unknown, shown } = alike;
  const softened = softening(first);
  const remedy = wayOut(first);
  const said = [
    ...row('in', alike.reaches === 'same' ? operationsText(operationsOf(first)) : undefined),
    ...(shown ? row(labelOf(shown.witness), witnessText(shown)) : []),
    ...row('unknown', unknown && words(unknown)),
    ...row('softened', softened && words(softened)),
    ...row('instead', remedy && words(remedy)),
  ];
  return `<article class="${level}">
<h3>${level}: ${words(alike.head)} <code>${markup(code)}</code></h3>
${said.length > 0 ? `<dl>\n${said.join('\n')}\n</dl>\n` : ''}<table><tbody>
${changes.map((change, index) => changeRow(change, alike.names[index]!, alike)).join('\n')}
</tbody></table>
</article>`;
}

/** @param name what the change is about: one for each of them */
function changeRow(change: ContractChange, name: string, { reaches, shown }: Alike): string {
  const { before, after, fingerprint, code, witness } = change;
  const places = [before, after].map(locationText).filter(text => text !== undefined);
  const cells = [
    words(name),
    ...(reaches === 'each' ? [operationsText(operationsOf(change))] : []),
    places.join('<br>'),
    `<code>${markup(fingerprint)}</code>`,
    // as wide as it is, it comes last
    ...(witness && !shown
      ? [`<details><summary>${labelOf(witness)}</summary>${witnessText({ code, witness })}</details>`]
      : []),
  ];
  return `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`;
}
