import type { HeaderPlan, MediaPlan, OperationChecks, OperationPlan, ResponsePlan } from '../../plan/index.js';
import { acceptChooser } from '../media/index.js';
import { headerTextReader, isJsonHeader, jsonHeaderConvert } from './header-text.js';
import { mediaChooser } from './media-of.js';
import type { HeaderRule, MediaRule, ResponseRule } from './rule.js';

/** The declared responses of an operation. https://spec.openapis.org/oas/v3.2.0.html#responses-object */
export class ResponseRules {
  readonly #exact = new Map<number, ResponseRule>();
  readonly #ranges = new Map<number, ResponseRule>();
  readonly #default: ResponseRule | undefined;
  /** All media types of the statuses from 200 to 299, where none of these is bodiless. */
  readonly successMedia: readonly MediaPlan[] | undefined;

  constructor(operation: OperationPlan, checks: OperationChecks) {
    for (const plan of operation.responses) {
      const rule = ruleOf(plan, checks);
      if (plan.status === 'default') this.#default = rule;
      else if (/^[1-5]XX$/i.test(plan.status)) this.#ranges.set(Number(plan.status[0]), rule);
      else this.#exact.set(Number(plan.status), rule);
    }
    const success = operation.responses.filter(({ status }) => status.startsWith('2'));
    const bodiless = success.length === 0 || success.some(({ content }) => content.length === 0);
    this.successMedia = bodiless ? undefined : success.flatMap(({ content }) => content);
  }

  /** The status itself, else its range, else `default`. */
  find(status: number): ResponseRule | undefined {
    return this.named(status) ?? this.#default;
  }

  /** The status itself, else its range: what was declared with it in mind. */
  named(status: number): ResponseRule | undefined {
    return this.#exact.get(status) ?? this.#ranges.get(Math.floor(status / 100));
  }
}

/** The content type is declared by `content`; the others node writes itself, when the checks are done. */
const messageHeaders = new Set(['content-type', 'content-length', 'transfer-encoding', 'connection', 'date']);

function headerRule(plan: HeaderPlan, { checks, converts }: OperationChecks): HeaderRule {
  const convert = plan.convert === undefined ? undefined : converts?.[plan.convert];
  return {
    plan,
    name: plan.name.toLowerCase(),
    check: plan.check === undefined ? undefined : checks[plan.check],
    convert: isJsonHeader(plan) ? jsonHeaderConvert(convert) : convert,
    read: headerTextReader(plan),
  };
}

function ruleOf(plan: ResponsePlan, all: OperationChecks): ResponseRule {
  const { checks, converts } = all;
  const media = plan.content.map(
    (plan): MediaRule => ({
      plan,
      contentType: plan.range.includes('*') ? undefined : plan.range,
      check: plan.check === undefined ? undefined : checks[plan.check],
      itemCheck: plan.itemCheck === undefined ? undefined : checks[plan.itemCheck],
      convert: plan.convert === undefined ? undefined : converts?.[plan.convert],
      itemConvert: plan.itemConvert === undefined ? undefined : converts?.[plan.itemConvert],
    }),
  );
  const headers = plan.headers
    .map(plan => headerRule(plan, all))
    .filter(({ name, plan, check, convert }) => !messageHeaders.has(name) && (plan.required || check || convert));
  const only = media.length === 1 && media[0]?.contentType !== undefined ? media[0] : undefined;
  const prefer = acceptChooser(plan.content);
  return {
    status: plan.status,
    headers,
    headerNames: new Set(plan.headers.map(({ name }) => name.toLowerCase())),
    media,
    only,
    choose: mediaChooser(media),
    prefer: accept => media[plan.content.indexOf(prefer(accept)!)],
  };
}
