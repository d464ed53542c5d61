import type { Response } from '../../../contract/index.js';
import { type Context, oldRoles, type Pair } from '../context.js';
import { responseMessage } from '../message/response-message.js';
import { ownerOf } from '../owner.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { witnessOf } from '../witness.js';
import type { BothResponses } from './both.js';
import { responseFor } from './pair.js';
import { codesOf, isSuccess, meansSuccess } from './success.js';

/** Whether the new version says of the statuses of a range which of them come: none of them is new. */
export function isMadePrecise({ before: old, after: now }: Pair, range: Response): boolean {
  return now.responses.some(({ status }) => isSuccess(status) && responseFor(old.responses, status) === range);
}

/** Whether the new version declares successes that the range was written beside: nobody waits for all that is left of it. */
function isAmongOthers({ after: now }: Pair, { status }: Response): boolean {
  const codes = codesOf(status);
  return codes.length > 1 && now.responses.some(each => isSuccess(each.status) && codes.includes(each.status));
}

/** A success of the old response that the new version declares nothing for; undefined where there is none. */
function lostSuccess({ before: old, after: now }: Pair, response: Response): string | undefined {
  if (!meansSuccess(response.status, old.responses)) return undefined;
  return codesOf(response.status).find(
    code => responseFor(old.responses, code) === response && !responseFor(now.responses, code),
  );
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
  const { message, lost } = travels === 'request' ? whatGoes(pair, before) : whatComes(pair, before);
  if (lost !== undefined) {
    const lines = responseMessage(oldRoles(pair, context, travels), { status: lost, written: before });
    const witness = witnessOf(pair, travels, place.part, null, lines);
    tell(pair, context, { ...place, level: 'breaking', message, witness });
  } else if (travels === 'request') {
    const unsure = undecided(
      `whether who answers with ${status} still gets on`,
      'an error that is not known is likely taken for another one of its class',
      'Keep the response, or a range or `default` that stands for it',
    );
    tell(pair, context, { ...place, level: 'risky', message, ...unsure });
  } else tell(pair, context, { ...place, level: 'safe', message });
}

/** What becomes of a response, and a success that is gone with it: that breaks who counts on it. */
interface Outcome {
  readonly message: string;
  readonly lost?: string | undefined;
}

/** What becomes of a response that clients write. */
function whatGoes(pair: Pair, before: Response): Outcome {
  const { status } = before;
  const lost = lostSuccess(pair, before);
  const example = lost === undefined || lost === status ? '' : `, such as ${lost},`;
  return { message: `who answers with ${status}${example} is not understood any more`, lost };
}

/** What becomes of a response that clients get. */
function whatComes(pair: Pair, before: Response): Outcome {
  const { status } = before;
  if (isMadePrecise(pair, before) || isAmongOthers(pair, before))
    return { message: `of the answers ${status}, those that the new version declares come now` };
  const lost = lostSuccess(pair, before);
  if (lost === undefined) return { message: `the answer ${status} is not declared any more` };
  const what = status === 'default' ? 'a success, for which `default` stood,' : `the answer ${status}`;
  return { message: `${what} does not come any more; who waits for it waits in vain`, lost };
}
