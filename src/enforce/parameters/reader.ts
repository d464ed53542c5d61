import type { OperationChecks, ParameterPlan } from '../../plan/index.js';
import type { ProblemError } from '../../problem/index.js';
import { type Bag, bag, emptyBag } from './bag.js';
import { readContent } from './content.js';
import { cookieReader } from './cookie-reader.js';
import { headerReader } from './header-reader.js';
import { settler } from './parameter-check.js';
import { pathReader } from './path-style.js';
import { decodePercent } from './percent.js';
import { type QueryOptions, queryReader } from './query-reader.js';
import { Reading } from './reading.js';
import { urlencodedReader } from './urlencoded.js';

export interface ParameterOptions extends QueryOptions {
  readonly checks: OperationChecks;
}

/** The texts of a request as they came, undecoded. */
export interface RawParameters {
  /** By parameter name, or in the order of the plan's path parameters. */
  readonly path: readonly string[] | { readonly [name: string]: string | undefined };
  /** Without `?`; '' where there is none. */
  readonly query: string;
  readonly rawHeaders: readonly string[];
  /** The Cookie header; looked up in `rawHeaders` where absent. */
  readonly cookie?: string | undefined;
}

export interface ReadParameters {
  readonly params: Readonly<Bag>;
  readonly query: Readonly<Bag>;
  /** By lower-case name. */
  readonly headers: Readonly<Bag>;
  readonly cookies: Readonly<Bag>;
  /** Of an `in: querystring` parameter. */
  readonly querystring: unknown;
  /** Empty where all is well. */
  readonly errors: readonly ProblemError[];
}

const noParameters: ReadParameters = Object.freeze({
  params: emptyBag,
  query: emptyBag,
  headers: emptyBag,
  cookies: emptyBag,
  querystring: undefined,
  errors: Object.freeze([]),
});

/**
 * Compiles the parameters of one operation into a function that reads them all, https://spec.openapis.org/oas/v3.2.0.html#parameter-object.
 * It never throws; every violation is in `errors`.
 */
export function createParameterReader(
  parameters: readonly ParameterPlan[],
  options: ParameterOptions,
): (raw: RawParameters) => ReadParameters {
  const of = (where: ParameterPlan['in']) => parameters.filter(plan => plan.in === where);
  const { checks } = options;
  const readPath = pathParameters(of('path'), options);
  const whole = of('querystring')[0];
  const readQuery = queryReader('query', of('query'), checks, {
    ...options,
    ...(whole !== undefined && { unknownQuery: 'ignore' }),
  });
  const readHeaders = headerReader(of('header'), checks, options);
  const cookies = of('cookie');
  const readCookies = cookieReader(cookies, checks, options);
  const readWhole = whole && querystring(whole, options);
  const hasNone = parameters.length === 0;
  return raw => {
    if (hasNone && raw.query === '') return noParameters;
    const errors: ProblemError[] = [];
    return {
      params: readPath(raw.path, errors),
      query: readQuery(raw.query, errors),
      headers: readHeaders(raw.rawHeaders, errors),
      cookies: cookies.length === 0 ? emptyBag : readCookies(raw.cookie ?? cookieHeader(raw.rawHeaders), errors),
      querystring: readWhole === undefined ? undefined : readWhole(raw.query, errors),
      errors,
    };
  };
}

function pathParameters(
  plans: readonly ParameterPlan[],
  options: ParameterOptions,
): (path: RawParameters['path'], errors: ProblemError[]) => Readonly<Bag> {
  if (plans.length === 0) return () => emptyBag;
  const reading = new Reading();
  const readers = plans.map(plan => ({
    name: plan.name,
    read: pathReader(plan),
    ...settler('path', plan, options.checks, options, reading),
  }));
  return (path, errors) => {
    const params = bag();
    for (let index = 0; index < readers.length; index += 1) {
      const { name, read, present, absent } = readers[index]!;
      const raw = Array.isArray(path) ? path[index] : (path as { readonly [name: string]: string | undefined })[name];
      const value = raw === undefined ? absent(errors) : present(() => read(raw, reading), errors);
      if (value !== undefined) params[name] = value;
    }
    return params;
  };
}

/** https://spec.openapis.org/oas/v3.2.0.html#parameter-locations: the whole query as one value. */
function querystring(plan: ParameterPlan, options: ParameterOptions): (raw: string, errors: ProblemError[]) => unknown {
  const reading = new Reading();
  const contentType = plan.contentType ?? 'text/plain';
  const { present, absent } = settler('querystring', plan, options.checks, options, reading);
  const form = contentType.startsWith('application/x-www-form-urlencoded')
    ? urlencodedReader(plan.wire, undefined, { maxKeys: options.maxQueryKeys ?? 1000 })
    : undefined;
  return (raw, errors) => {
    if (raw === '') return absent(errors);
    return present(() => {
      if (form) return form(raw, reading);
      const text = decodePercent(raw, false);
      if (text !== undefined) return readContent(text, contentType, reading);
      reading.fault = 'percent-encoding';
      return undefined;
    }, errors);
  };
}

function cookieHeader(rawHeaders: readonly string[]): string | undefined {
  let found: string | undefined;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!;
    if (name.length !== 6 || name.toLowerCase() !== 'cookie') continue;
    found = found === undefined ? rawHeaders[index + 1]! : `${found}; ${rawHeaders[index + 1]}`;
  }
  return found;
}
