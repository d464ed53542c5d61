import { propertyOf } from '../../written-schema.js';
import { textRule } from './text-rule.js';

export const propertyDescription = textRule({
  code: 'property-description',
  severity: 'info',
  presets: [],
  what: 'A property has no description.',
  why: 'A reader guesses units, time zones and what null means from a name. Most names do say enough, so the rule is off until it is asked for.',
  remedy: 'Describe what the property holds',
  of: 'schema',
  field: 'description',
  called: node => {
    const name = propertyOf(node);
    return name === undefined || 'title' in node.value ? undefined : `The property '${name}'`;
  },
  bad: `
components:
  schemas:
    Pet: { type: object, properties: { age: { type: integer } } }
`,
  good: `
components:
  schemas:
    Pet: { type: object, properties: { age: { type: integer, description: In months. } } }
`,
});
