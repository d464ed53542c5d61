import { WrittenObject } from '../contract/index.js';
import type { Location } from '../diagnostics/index.js';
import { appendToken } from '../document/index.js';
import type { LintFinding } from './finding.js';
import type { Details, Fix, Place, Rule } from './rule.js';

/** A finding with what mends it. */
export interface Fixable {
  readonly finding: LintFinding;
  /** The object that it is said of. */
  readonly node?: WrittenObject;
  readonly fix?: Fix;
}

/** What a rule says becomes a finding: with its place, its operation, and the rule's own remedy where it gives no other. */
export function findingOf(rule: Rule, message: string, at: Place, details: Details = {}): Fixable {
  const { location, node } = placed(at);
  const operation = details.operation ?? (node && operationOf(node));
  const finding: LintFinding = Object.freeze({
    code: rule.code,
    severity: rule.severity,
    message,
    remedy: details.remedy ?? rule.remedy,
    location,
    ...(operation !== undefined && { operation }),
    ...(details.related && { related: details.related }),
  });
  return { finding, ...(node && { node }), ...(details.fix && { fix: details.fix }) };
}

function placed(at: Place): { readonly location: Location; readonly node?: WrittenObject } {
  if (at instanceof WrittenObject) return { location: at.file.locate(at.pointer, 'key'), node: at };
  if (!('node' in at)) return { location: at };
  const { node, at: within, part = 'value' } = at;
  const steps = typeof within === 'string' ? [within] : within;
  const pointer = steps.reduce<string>((base, step) => appendToken(base, String(step)), node.pointer);
  return { location: node.file.locate(pointer, part), node };
}

/** `GET /pets/{petId}` of what stands within an operation. */
function operationOf(node: WrittenObject): string | undefined {
  const operation = node.within('operation');
  const item = operation?.within('pathItem');
  if (!operation || item?.parent?.type !== 'paths') return undefined;
  return `${operation.key.toUpperCase()} ${item.key}`;
}
