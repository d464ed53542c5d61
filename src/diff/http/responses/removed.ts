import type { Response } from '../../../contract/index.js';
import { type Context, oldRoles, type Pair } from '../context.js';
import { responseMessage } from '../message/response-message.js';
import { ownerOf } from '../owner.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { witnessOf } from '../witness.js';
import type { BothResponses } from './both.js';
import { responseFor } from './pair.js';
import { isSuccess } from './success.js';

/** Whether the new version says of the statuses of a range which of them come: none of them is new. */
function isMadePrecise({ before: old, after: now }: Pair, range: Response): boolean {
  return now.responses.some(({ status }) => isSuccess(status) && responseFor(old.responses, status) === range);
}

/** A status for which the new version declares no response. */
export function responseRemoved(
  { pair, travels, status }: Omit<BothResponses, 'before' | 'after'>,
  before: Response,
  context: Context,
): void {
  const place = {
    code: 'response-removed',
    part: `response ${status}`,
    direction: travels,
    before: before.location,
    subject: [...ownerOf(before.location, pair.before), status],
  } as const;
  const witness = () => {
    const lines = responseMessage(oldRoles(pair, context, travels), { status, written: before });
    return witnessOf(pair, travels, place.part, null, lines);
  };
  if (travels === 'request') {
    const message = `who answers with ${status} is not understood any more`;
    const isBreaking = isSuccess(status);
    const level = isBreaking ? 'breaking' : 'risky';
    tell(pair, context, {
      ...place,
      level,
      message,
      ...(isBreaking
        ? { witness: witness() }
        : undecided(
            `whether who answers with ${status} still gets on`,
            'an error that is not known is likely taken for another one of its class',
            'Keep the response, or a range or `default` that stands for it',
          )),
    });
    return;
  }
  const { level, message } = whatComes(pair, status, before);
  tell(pair, context, { ...place, level, message, ...(level === 'breaking' ? { witness: witness() } : {}) });
}

/** What becomes of a response that clients get. */
function whatComes(pair: Pair, status: string, before: Response): { level: 'breaking' | 'safe'; message: string } {
  if (isMadePrecise(pair, before))
    return { level: 'safe', message: `of the answers ${status}, those that the new version declares come now` };
  if (isSuccess(status))
    return {
      level: 'breaking',
      message: `the answer ${status} does not come any more; who waits for it waits in vain`,
    };
  return { level: 'safe', message: `the answer ${status} is not declared any more` };
}
