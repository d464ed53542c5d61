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

/** What a witness shows. */
export function introduction({ code, witness }: Shown): string {
  const { travels, confirmed, outcome = 'refused' } = witness;
  const isGone = travels === 'response' && gone.includes(code);
  const said = isGone ? 'came before, and does not come any more' : introductions[outcome][labelOf(witness)]!;
  return confirmed ? said : `${said}; not confirmed by the checks of both versions`;
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
