/** A unit's function as text, with the names that it takes from outside. */
export interface Text {
  readonly code: string;
  readonly names: readonly { readonly name: string; readonly prefix: string; readonly index: number }[];
}

/** The prefixes of names from outside. */
const OUTER = /(?<![.\w$])(?:wrapper|func|pattern|formats|keyword|obj|root)\d+\b/g;
const LITERAL = /"(?:[^"\\]|\\.)*"/g;

/**
 * Takes out of ajv's code what only serves its errors. Texts of the document are put aside meanwhile, so that none of
 * them is ever taken for code.
 * @param source what ajv compiles: declarations of outer names, then `return function ...`
 */
export function strip(source: string): Text {
  const literals: string[] = [];
  let code = source.replace(LITERAL, literal => `"${literals.push(literal) - 1}"`);
  const start = code.indexOf('return function ');
  const outer = new Map(
    [...code.slice(0, start).matchAll(/const (\w+) = scope\.(\w+)\[(\d+)\];/g)].map(
      ([, name = '', prefix = '', index]) => [name, { prefix, index: Number(index) }] as const,
    ),
  );
  code = code.slice(start + 'return '.length);
  code = code
    .replace(/^function \w+\(data, \{[^)]*\}=\{\}\)/, 'function(data)')
    .replace(
      /const err\d+ = \{\};if\(vErrors === null\)\{vErrors = \[err\d+\];\}else \{vErrors\.push\(err\d+\);\}errors\+\+;/g,
      'return false;',
    )
    .replace(/(?:const|let|var) (?:_errs\d+ = errors|valid\d+ = _errs\d+ === errors|vErrors = null|errors = 0);/g, '')
    .replace(/if\(!valid\d+\)\{(?:valid\d+ = false;)?\}/g, '')
    .replace(/validate\d+\.errors = vErrors;return errors === 0;/, 'return true;')
    .replace(/\breturn false;?\}/g, 'return false}');
  prove(code);
  const order = new Map<string, string>();
  // Numbered by first use, so that a text depends on its schema alone and not on what was compiled before.
  code = code.replace(OUTER, name => {
    if (!order.has(name)) order.set(name, `_${order.size}`);
    return order.get(name)!;
  });
  code = code.replace(LITERAL, mark => literals[Number(mark.slice(1, -1))]!);
  const names = [...order].map(([name, short]) => ({ ...outer.get(name)!, name: short }));
  return { code, names };
}

/** Were ajv to use its counters in a way not foreseen here, the check would be wrong: rather none at all. */
function prove(code: string): void {
  const declared = new Set([...code.matchAll(/\b(?:var|let|const) (valid\d+)\b/g)].map(found => found[1]));
  for (const [name] of code.matchAll(/(?<![.\w$])(?:valid\d+|_errs\d+|vErrors|errors|instancePath)\b/g)) {
    if (!declared.has(name)) throw new Error(`Compiled code still counts errors: ${name}`);
  }
}
