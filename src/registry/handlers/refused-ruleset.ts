import { type HttpProblem, problem } from 'specwright/express';
import type { RulesetFault } from '../reviews/check-ruleset.js';
import type { RulesetOutcome } from '../reviews/outcome.js';

/** As many as anyone reads. */
const mostFaults = 1000;

/** Why a ruleset is not taken; undefined where it is. @param outcome undefined where too many wait */
export function refusalOf(outcome: RulesetOutcome | undefined): HttpProblem | undefined {
  switch (outcome?.kind) {
    case 'checked':
      return outcome.faults.length > 0 ? refused(outcome.faults) : undefined;
    case 'too-long':
      return unprocessable(
        'Looking into the ruleset takes longer than is allowed here; have fewer rules, or simpler ones',
      );
    case 'too-large':
      return unprocessable('Looking into the ruleset takes more memory than is allowed here; have fewer rules');
    default:
      return problem(503, 'The server is too busy to look into the ruleset; send it again later', {
        headers: { 'Retry-After': '5' },
      });
  }
}

function refused(faults: readonly RulesetFault[]): HttpProblem {
  return refusedRuleset(
    faults.map(({ pointer, message, remedy }) => ({
      in: 'body',
      pointer: pointer.slice(0, 10_000),
      code: 'config-invalid',
      message: (remedy === undefined ? message : `${message}. ${remedy}`).slice(0, 10_000),
    })),
  );
}

type Errors = NonNullable<HttpProblem['problem']['errors']>;

/** @param errors all that is wrong with a ruleset, each with its place */
export function refusedRuleset(errors: Errors): HttpProblem {
  const number = `${errors.length} ${errors.length === 1 ? 'finding' : 'findings'}`;
  return unprocessable(`The ruleset can not be taken: ${number}`, errors.slice(0, mostFaults));
}

function unprocessable(detail: string, errors: Errors = []): HttpProblem {
  return problem(422, detail, { title: 'Unprocessable Content', ...(errors.length > 0 && { errors }) });
}
