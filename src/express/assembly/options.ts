import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HelmetOptions } from 'helmet';
import {
  type Finding,
  FindingsError,
  finding,
  type OptionRule,
  type OptionRules,
  option,
  optionFaults,
} from '../../diagnostics/index.js';
import type { AccessObserver } from '../../enforce/index.js';
import type { CompressionOptions } from './compression.js';
import type { CorsOptions } from './cors.js';
import { isOrigin } from './is-origin.js';
import type { ServerTimeouts } from './server-timeouts.js';
import { isNetwork } from './trust-proxy.js';

/** Answers one path by itself. */
export type Endpoint = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What stands around a service. Everything has a default. */
export interface AssemblyOptions {
  /** Told of every request and its answer: `observer` of specwright/observability writes the access log and counts. */
  readonly observer?: AccessObserver;
  /** Answered ahead of the contract, by exact path, and without a line in the access log: probes and metrics. */
  readonly endpoints?: Readonly<Record<string, Endpoint>>;
  /** Options of helmet, over a policy for answers that are data. `false`: none of its headers. */
  readonly securityHeaders?: HelmetOptions | false;
  /** Pages of which origins may read answers. Default: of none. */
  readonly cors?: CorsOptions;
  /** Default: bodies from 1024 bytes. `false`: none, where a proxy does it. */
  readonly compression?: CompressionOptions | false;
  /** Bytes of any body at most, whoever reads it; the service's `limits` say less for each kind. Default: 128 MiB. */
  readonly bodyBytes?: number;
  readonly timeouts?: ServerTimeouts;
  /**
   * Connections at most; one more is closed as soon as it is there. What clients make a server hold in memory is bounded by
   * this number times the largest body that is read before it is known who sends it. Default: 10,000.
   */
  readonly maxConnections?: number;
  /** How many proxies stand in front, or their addresses and networks. Default: `X-Forwarded-*` is not looked at. */
  readonly trustProxy?: false | number | readonly string[];
}

const isFalse = option.rule('false', value => value === false);
const texts = option.list(option.text);

const cors: OptionRules = {
  origins: option.required(
    option.rule(
      "'*' or a list of origins such as https://app.example.com, without path or slash at the end",
      value => value === '*' || (Array.isArray(value) && value.every(isOrigin)),
    ),
  ),
  credentials: option.boolean,
  methods: texts,
  allowedHeaders: texts,
  exposedHeaders: texts,
  maxAge: option.rule('a whole number of seconds', value => Number.isSafeInteger(value) && Number(value) >= 0),
} satisfies Record<keyof CorsOptions, OptionRule>;

const timeouts: OptionRules = {
  headers: option.milliseconds,
  request: option.milliseconds,
  keepAlive: option.milliseconds,
} satisfies Record<keyof ServerTimeouts, OptionRule>;

const rules: OptionRules = {
  observer: option.anObject,
  endpoints: option.rule(
    'an object of functions by paths that begin with a slash',
    value =>
      option.anObject.holds(value) &&
      Object.entries(value as object).every(([path, answer]) => path.startsWith('/') && typeof answer === 'function'),
  ),
  securityHeaders: option.either(isFalse, option.rule("an object of helmet's options", option.anObject.holds)),
  cors: option.of(cors),
  compression: option.either(
    isFalse,
    option.of({ minimum: option.count, filter: option.aFunction } satisfies Record<
      keyof CompressionOptions,
      OptionRule
    >),
  ),
  bodyBytes: option.count,
  timeouts: option.of(timeouts),
  maxConnections: option.count,
  trustProxy: option.either(
    isFalse,
    option.rule('a number of proxies', value => Number.isSafeInteger(value) && Number(value) >= 0),
    option.rule(
      'a list of IP addresses and networks such as 10.0.0.0/8',
      value => Array.isArray(value) && value.every(isNetwork),
    ),
  ),
} satisfies Record<keyof AssemblyOptions, OptionRule>;

/** @throws FindingsError service-option-invalid with everything that can't be meant */
export function checkAssemblyOptions(options: AssemblyOptions): void {
  const found: Finding[] = optionFaults(options, rules).map(({ message, remedy }) =>
    finding('service-option-invalid', message, { remedy }),
  );
  if (found.length === 0) found.push(...contradictions(options));
  if (found.length > 0) throw new FindingsError(found);
}

function contradictions({ cors: origins, timeouts: times }: AssemblyOptions): readonly Finding[] {
  const found: Finding[] = [];
  if (origins?.origins === '*' && origins.credentials)
    found.push(
      finding('service-option-invalid', "The option 'cors' has credentials for every origin", {
        remedy: 'List the origins that may use them: with * any page could act for its visitors',
      }),
    );
  const { headers, request } = { headers: 20_000, request: 300_000, ...times };
  if (request > 0 && headers > request)
    found.push(
      finding('service-option-invalid', "The option 'timeouts.headers' is longer than 'timeouts.request'", {
        remedy: 'Give it less: the head is part of the request',
      }),
    );
  return found;
}
