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
  const { travels, confirmed } = witness;
  const isGone = travels === 'response' && gone.includes(code);
  const said = isGone ? 'came before, and does not come any more' : introductions[labelOf(witness)]!;
  return confirmed ? said : `${said}; not confirmed by the checks of both versions`;
}

const introductions: Readonly<Record<string, string>> = {
  request: 'was valid before, and is refused now',
  answer: 'was a valid answer before, and is refused now',
  response: 'is possible now, and was not valid before',
  webhook: 'may be sent now, and was not valid before',
  callback: 'may be sent now, and was not valid before',
};
