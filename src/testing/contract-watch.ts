import type { AccessObserver, Answered, Failure, Observer, ResponseBreach } from '../enforce/index.js';
import type { RuntimeContract } from '../plan/index.js';

/** What tests see of a service: whether its answers keep the contract, and which of them they have brought about. */
export interface ContractWatch {
  /** For createService, and for `assemble`, which tells of every answer. */
  readonly observer: Observer & AccessObserver;
  /**
   * Forgets what it has held against the service, so that one test does not fail for another.
   * @throws Error that names operation, status, place and kind of every breach since, and the error of every failure
   */
  assertKept(): void;
  /** The answers that the contract declares and that no request has had: `GET /pets/{id} 404`, in the contract's order. */
  missing(): readonly string[];
}

/**
 * Watches a service in tests. A breach is answered with 500 there as anywhere, by which a test can't tell what was wrong;
 * this says it. Of the declared answers those of `default` are not asked for.
 */
export function contractWatch({ plan }: RuntimeContract): ContractWatch {
  let held: string[] = [];
  const seen = new Set<string>();
  const observer: Observer & AccessObserver = {
    violated: breach => void held.push(...textsOf(breach)),
    failed: failure => void held.push(textOf(failure)),
    answered: answered => note(seen, answered),
  };
  return Object.freeze({
    observer: Object.freeze(observer),
    assertKept() {
      const texts = held;
      held = [];
      if (texts.length > 0) throw new Error(`The service does not keep its contract:\n${texts.join('\n')}`);
    },
    missing() {
      return plan.operations.flatMap(({ key, responses }) =>
        responses
          .filter(({ status }) => status !== 'default' && !seen.has(`${key} ${status}`))
          .map(({ status }) => `${key} ${status}`),
      );
    },
  });
}

/** As its own status, and as the range that it is in. */
function note(seen: Set<string>, { track: { operation }, status }: Answered): void {
  if (!operation) return;
  const declared = operation.responses.map(response => response.status);
  const range = `${Math.floor(status / 100)}XX`;
  seen.add(`${operation.key} ${declared.includes(String(status)) ? status : range}`);
}

function textsOf({ operation, status, violations }: ResponseBreach): string[] {
  return violations.map(({ in: place, name, pointer, message }) => {
    const where = [place, name, pointer].filter(Boolean).join(' ');
    return `${operation.key} answered ${status}: ${where}: ${message}`;
  });
}

function textOf({ operation, error }: Failure): string {
  const told = error instanceof Error ? (error.stack ?? error.message) : `a ${typeof error} was thrown`;
  return `${operation?.key ?? 'the service'} failed: ${told}`;
}
