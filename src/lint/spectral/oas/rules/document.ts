// biome-ignore-all lint/suspicious/noThenProperty: the name is that of rulesets
// https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules
import { oasTagDefined } from '../functions/oas-tag-defined.js';
import { uniquenessTags } from '../functions/uniqueness-tags.js';
import { nonEmptyList } from './shapes.js';

const truthy = { function: 'truthy' };

/** What a document says of itself, and its tags. */
export const documentRules = {
  'info-contact': {
    description: '"info" has a "contact".',
    recommended: true,
    given: '$',
    then: { field: 'info.contact', ...truthy },
  },
  'info-description': {
    description: '"info" has a "description" that is not empty.',
    recommended: true,
    given: '$',
    then: { field: 'info.description', ...truthy },
  },
  'info-license': {
    description: '"info" has a "license".',
    recommended: false,
    given: '$',
    then: { field: 'info.license', ...truthy },
  },
  'license-url': {
    description: 'The license has a "url".',
    recommended: false,
    given: '$',
    then: { field: 'info.license.url', ...truthy },
  },
  'contact-properties': {
    description: 'The contact has a "name", a "url" and an "email".',
    recommended: false,
    given: '$.info.contact',
    then: ['name', 'url', 'email'].map(field => ({ field, ...truthy })),
  },
  'no-eval-in-markdown': {
    description: 'Titles and descriptions have no "eval(" in them.',
    recommended: true,
    given: '$..[description,title]',
    then: { function: 'pattern', functionOptions: { notMatch: 'eval\\(' } },
  },
  'no-script-tags-in-markdown': {
    description: 'Titles and descriptions have no "<script" in them.',
    recommended: true,
    given: '$..[description,title]',
    then: { function: 'pattern', functionOptions: { notMatch: '<script' } },
  },
  'openapi-tags': {
    description: 'The document has "tags".',
    recommended: false,
    given: '$',
    then: { field: 'tags', ...nonEmptyList() },
  },
  'openapi-tags-alphabetical': {
    description: 'The "tags" of the document are in the order of their names.',
    recommended: false,
    given: '$',
    then: { field: 'tags', function: 'alphabetical', functionOptions: { keyedBy: 'name' } },
  },
  'openapi-tags-uniqueness': {
    description: 'No two tags have one name.',
    message: '{{error}}',
    severity: 'error',
    recommended: true,
    given: '$.tags',
    then: { function: uniquenessTags },
  },
  'tag-description': {
    description: 'A tag has a "description".',
    recommended: false,
    given: '$.tags[*]',
    then: { field: 'description', ...truthy },
  },
  'operation-tag-defined': {
    description: 'The tags of operations are among those of the document.',
    recommended: true,
    given: '$',
    then: { function: oasTagDefined },
  },
};
