import type { WrittenObject } from '../../../contract/index.js';
import { isPart } from '../../places.js';
import { isObject, names, own, textsOf } from '../../read.js';
import type { Rule } from '../../rule.js';

export const requiredUndefined: Rule = {
  code: 'required-undefined',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A required property is not declared.',
  why: 'It must be there and may be anything: often its name is written in two ways (JSON Schema Validation, section 6.5.3).',
  remedy: 'Declare the property, or correct its name',
  bad: `
components:
  schemas:
    Pet: { type: object, required: [nmae], properties: { name: { type: string } } }
`,
  good: `
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string } } }
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      schema: node => {
        const { required, properties } = node.value;
        const known = isObject(properties) ? properties : {};
        if (!isPart(node) && textsOf(required).some(name => own(known, name) === undefined)) suspects.push(node);
      },
      contract: () => {
        if (suspects.length === 0) return;
        const parts = partIds(context.references);
        for (const node of suspects) {
          const { json, id } = context.schemas.at(node);
          const shape = context.schemas.shape(json);
          // where another schema takes it for a part, that may declare what is missed; a map of names declares none
          if (parts.has(id) || shape.open || shape.properties.size === 0) continue;
          const branches = shape.choices.flat().map(branch => context.schemas.shape(branch));
          if (branches.some(({ open }) => open)) continue;
          const missing = [...new Set(textsOf(node.value.required))].filter(
            name => ![shape, ...branches].some(({ properties }) => properties.has(name)),
          );
          if (missing.length > 0)
            context.report(`Required, but not declared: ${names(missing)}`, { node, at: 'required', part: 'key' });
        }
      },
    };

    function partIds(references: readonly WrittenObject[]): ReadonlySet<string> {
      const found = references.filter(node => node.of === 'schema' && isPart(node));
      return new Set(found.map(node => context.schemas.at(node).id));
    }
  },
};
