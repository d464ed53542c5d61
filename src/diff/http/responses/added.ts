// https://www.rfc-editor.org/rfc/rfc9110#section-15
import type { Response } from '../../../contract/index.js';
import type { Context, Pair } from '../context.js';
import { ownerOf } from '../owner.js';
import { tell } from '../tell.js';
import type { BothResponses } from './both.js';
import { responseFor } from './pair.js';
import { isSuccess, meansSuccess } from './success.js';

/**
 * Whether a response brings successes that clients do not know. A `default` does where it is all that the new version says
 * of successes, and where it stands for one that the old version declared: others come by it then.
 */
function bringsSuccess({ before: old, after: now }: Pair, added: Response): boolean {
  if (meansSuccess(added.status, now.responses)) return true;
  return old.responses.some(({ status }) => isSuccess(status) && responseFor(now.responses, status) === added);
}

/** A status for which the old version declares no response. */
export function responseAdded(
  { pair, travels, status }: Omit<BothResponses, 'before' | 'after'>,
  after: Response,
  context: Context,
): void {
  const isRisky = travels === 'response' && bringsSuccess(pair, after);
  const unknown =
    status === 'default'
      ? 'any status by `default`, also what they do not know as a success'
      : `${status}, which they do not know as a success`;
  const message =
    travels === 'request'
      ? `an answer of ${status} is understood too`
      : `clients may get ${isRisky ? unknown : `${status}, which they take for any other of its class`}`;
  tell(pair, context, {
    code: 'response-added',
    part: `response ${status}`,
    direction: travels,
    after: after.location,
    level: isRisky ? 'risky' : 'safe',
    message,
    subject: [...ownerOf(after.location, pair.after), status],
  });
}
