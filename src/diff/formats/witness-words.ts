import type { Code } from '../../diagnostics/index.js';
import type { ContractChange, Witness } from '../types.js';

/** A change with a message that shows it. */
export type Shown = Pick<ContractChange, 'code'> & { readonly witness: Witness };

/** What kind of message a witness is, in a word: `answer` is what a receiver of a webhook or callback gives back. */
export function labelOf({ travels, operation, message }: Witness): string {
  const isAnswer = message[0]?.startsWith('HTTP/') === true;
  if (travels === 'request') return isAnswer ? 'answer' : 'request';
  if (isAnswer) return 'response';
  return operation.startsWith('webhook ') ? 'webhook' : 'callback';
}

/** Changes that a message shows which came before. */
const gone: readonly string[] = ['webhook-removed', 'callback-removed', 'response-removed', 'media-type-removed'];

/**
 * Changes of which no value decides, but what a message has or lacks by the documents alone: its first line, address, status,
 * media type or credentials, a parameter, header or body that has to be there. Checks of values have nothing to say of them.
 */
const withoutValue: ReadonlySet<Code> = new Set<Code>([
  'operation-removed',
  'operation-merged',
  'operation-shadowed',
  'webhook-removed',
  'callback-removed',
  'required-parameter-added',
  'parameter-removed',
  'parameter-moved',
  'parameter-became-required',
  'parameter-became-optional',
  'required-request-body-added',
  'request-body-removed',
  'request-body-became-required',
  'request-body-became-optional',
  'media-type-removed',
  'media-type-added',
  'response-removed',
  'response-added',
  'header-removed',
  'header-added',
  'header-became-optional',
  'header-became-required',
  'security-required',
  'security-alternative-removed',
  'security-alternative-added',
  'security-scope-added',
  'security-scheme-changed',
  'server-removed',
]);

/** What a witness shows, and that the checks of values, where there is one to check, have not said so. */
export function introduction({ code, witness }: Shown): string {
  const { travels, confirmed, outcome = 'refused' } = witness;
  const isGone = travels === 'response' && gone.includes(code);
  const said = isGone ? 'came before, and does not come any more' : introductions[outcome][labelOf(witness)]!;
  return confirmed || withoutValue.has(code) ? said : `${said}; not confirmed by the checks of both versions`;
}

/** By what becomes of the message, and by its kind. */
const introductions: Readonly<Record<'refused' | 'understood-otherwise', Readonly<Record<string, string>>>> = {
  refused: {
    request: 'was valid before, and is refused now',
    answer: 'was a valid answer before, and is refused now',
    response: 'is possible now, and was not valid before',
    webhook: 'may be sent now, and was not valid before',
    callback: 'may be sent now, and was not valid before',
  },
  'understood-otherwise': {
    request: 'was valid before, and is understood otherwise now',
    answer: 'was a valid answer before, and is understood otherwise now',
    response: 'is possible now, and is understood otherwise by who knows the old version',
    webhook: 'may be sent now, and is understood otherwise by who knows the old version',
    callback: 'may be sent now, and is understood otherwise by who knows the old version',
  },
};
