/** What a filter can name: the value and its surroundings. `@container`, which cannot be written, is what holds the value. */
export type Surrounding = '@' | '@root' | '@path' | '@property' | '@parent' | '@parentProperty' | '@container';

/** A JavaScript expression as filters have them, read. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'regex'; readonly regex: RegExp }
  | { readonly kind: 'at'; readonly name: Surrounding }
  /** `@string()` and the like. */
  | { readonly kind: 'type'; readonly name: string }
  /** A name that stands for a value or a function given from outside: `Array`, `Object`, or a message's own. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | {
      readonly kind: 'member';
      readonly object: Expression;
      readonly property: Expression;
      readonly isOptional: boolean;
    }
  | { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Expression[] }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'choice'; readonly test: Expression; readonly yes: Expression; readonly no: Expression };

/** Every expression within one, itself first. */
export function* within(expression: Expression): Generator<Expression> {
  yield expression;
  for (const child of childrenOf(expression)) yield* within(child);
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'list':
      return expression.items;
    case 'member':
      return [expression.object, expression.property];
    case 'call':
      return [expression.callee, ...expression.args];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'choice':
      return [expression.test, expression.yes, expression.no];
    default:
      return [];
  }
}
