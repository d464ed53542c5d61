import type { OperationPlan } from '../plan/index.js';
import type { BodyOptions } from './body/index.js';
import type { Handler, HandlerInput } from './handler.js';
import {
  type Failure,
  logTo,
  type Observer,
  printable,
  type Refusal,
  type ResponseBreach,
  tell,
  type UncheckedResponse,
} from './observer.js';
import type { ResponseMode } from './responses/mode.js';
import type { RefusalMapper, ServiceOptions, UnknownQuery } from './service-options.js';

/** A service's options with every default filled in. */
export interface ServiceSettings {
  readonly handlers: { readonly [name: string]: Handler };
  readonly scope: ((input: HandlerInput) => unknown) | undefined;
  readonly responses: ResponseMode;
  readonly holdLimit: number;
  readonly checkLimit: number;
  readonly strip: boolean;
  readonly unknownQuery: (operation: OperationPlan) => UnknownQuery;
  readonly undeclaredBody: 'refuse' | 'ignore';
  readonly unknownMethod: 'refuse' | 'pass';
  readonly accept: 'enforce' | 'ignore';
  readonly refusals: 'answer' | 'next';
  readonly body: BodyOptions;
  readonly maxQueryKeys: number | undefined;
  readonly handlerTimeout: number;
  readonly mapRefusal: RefusalMapper | undefined;
  readonly refused: (refusal: Refusal) => void;
  readonly violated: (breach: ResponseBreach) => void;
  readonly unchecked: (response: UncheckedResponse) => void;
  readonly failed: (failure: Failure) => void;
  /** Writes a line to the log that is about no one request. */
  readonly say: (line: string) => void;
}

const mebibyte = 1024 * 1024;

export function settingsOf<Operations, Schemes, Scope>(
  options: ServiceOptions<Operations, Schemes, Scope>,
): ServiceSettings {
  const logger = options.logger === false ? undefined : (options.logger ?? console);
  const observers = [options.observer, logger && logTo(logger)].filter(isObserver);
  const { unknownQuery = 'refuse' } = options;
  return Object.freeze({
    // What the types say of each handler was checked where they were given; from here on all are called alike.
    handlers: (options.handlers ?? {}) as { readonly [name: string]: Handler },
    scope: options.scope,
    responses: options.responses ?? 'enforce',
    holdLimit: options.holdLimit ?? mebibyte,
    checkLimit: options.checkLimit ?? 16 * mebibyte,
    strip: options.undeclaredProperties === 'strip',
    unknownQuery: typeof unknownQuery === 'function' ? unknownQuery : () => unknownQuery,
    undeclaredBody: options.undeclaredBody ?? 'refuse',
    unknownMethod: options.unknownMethod ?? 'refuse',
    accept: options.accept ?? 'enforce',
    refusals: options.refusals ?? 'answer',
    body: { ...options.limits, ...options.body },
    maxQueryKeys: options.limits?.queryKeys,
    handlerTimeout: options.limits?.handlerTimeout ?? 300_000,
    mapRefusal: options.mapRefusal,
    refused: event => {
      for (const observer of observers) tell(observer.refused?.bind(observer), event);
    },
    unchecked: event => {
      for (const observer of observers) tell(observer.unchecked?.bind(observer), event);
    },
    violated: event => {
      for (const observer of observers) tell(observer.violated?.bind(observer), event);
    },
    failed: event => {
      for (const observer of observers) tell(observer.failed?.bind(observer), event);
    },
    say: line => tell(logger?.error.bind(logger), printable(line)),
  } satisfies ServiceSettings);
}

function isObserver(observer: Observer | undefined): observer is Observer {
  return observer !== undefined;
}
