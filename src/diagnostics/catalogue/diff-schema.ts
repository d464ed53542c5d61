import type { CodeEntry } from '../code-entry.js';

/** What changes of schemas break, in both directions. */
const why =
  'A request that clients send today is refused where less is accepted; a response holds what clients do not know where more is sent.';

/** Codes reported by diff/schemas/: what a schema accepts other than before. */
export const diffSchemaCodes = {
  'schema-type-changed': {
    severity: 'error',
    what: 'The types that a value may have are others.',
    why,
    remedy: 'Keep the type, and give values of another one a property of their own; or accept both types in requests',
  },
  'schema-values-changed': {
    severity: 'error',
    what: 'The values that `enum` or `const` lists are others.',
    why,
    remedy:
      'Keep what was listed in requests; mark a list of a response as open with `x-extensible-enum: true` before values are added, so that clients expect them',
  },
  'schema-bound-changed': {
    severity: 'error',
    what: 'A number may be as small, as large or as fine as it could not before, or not any more (`minimum`, `maximum`, `multipleOf`).',
    why,
    remedy: 'Keep the bounds of requests or widen them; keep those of responses or narrow them',
  },
  'schema-size-changed': {
    severity: 'error',
    what: 'A text, list or object may be as short or long as it could not before, or not any more (`minLength`, `maxItems` and their like).',
    why,
    remedy: 'Keep the sizes of requests or widen them; keep those of responses or narrow them',
  },
  'schema-pattern-changed': {
    severity: 'error',
    what: 'A `pattern` is another, and is matched by other texts.',
    why,
    remedy: 'Let the pattern of a request match all that it matched; let that of a response match nothing new',
  },
  'schema-format-changed': {
    severity: 'error',
    what: 'A `format` is another, so that other values have it.',
    why,
    remedy: 'Keep the format, and give values of another one a property of their own',
  },
  'schema-content-changed': {
    severity: 'warning',
    what: 'What a text holds is encoded or structured otherwise (`contentEncoding`, `contentMediaType`, `contentSchema`).',
    why,
    remedy: 'Keep what the text holds, and give the new content a property of its own',
  },
  'schema-items-changed': {
    severity: 'error',
    what: 'The items that a list may have are others (`items`, `prefixItems`, `contains`, `uniqueItems`).',
    why,
    remedy: 'Keep accepting the items that were accepted; send no others than before',
  },
  'schema-property-added': {
    severity: 'error',
    what: 'A property is declared that was not.',
    why: 'What clients sent under that name before, if they did, is held against its schema now; a closed object that gains a property in a response surprises who refuses unknown ones.',
    remedy: 'Add properties to open objects, and none that is required in a request',
  },
  'schema-property-removed': {
    severity: 'error',
    what: 'A property is no longer declared.',
    why: 'Clients that read it miss it; a closed object refuses who still sends it.',
    remedy: 'Mark the property `deprecated` first, and keep accepting and sending it until nobody uses it',
  },
  'schema-property-required': {
    severity: 'error',
    what: 'A property has to be there that did not.',
    why: 'Requests without it, which clients send today, are refused.',
    remedy: 'Leave it optional and take a default where it is missing',
  },
  'schema-property-optional': {
    severity: 'error',
    what: 'A property may be missing that was always there.',
    why: 'Clients read it without looking whether it is there.',
    remedy: 'Keep sending it, with a value that says that there is none',
  },
  'schema-mark-changed': {
    severity: 'error',
    what: 'A property is no longer, or newly, one of requests (`readOnly`) or of responses (`writeOnly`).',
    why: 'A property that is read-only is refused where clients still send it; one that is write-only is missed where they read it.',
    remedy:
      'Keep accepting the property in requests, and sending it in responses; give the other use a property of its own',
  },
  'schema-openness-changed': {
    severity: 'error',
    what: 'Properties that are not declared are accepted where they were not, or refused where they were accepted (`additionalProperties`, `patternProperties`, `unevaluatedProperties`).',
    why,
    remedy: 'Leave objects open that are open; closing one is a new version',
  },
  'schema-names-changed': {
    severity: 'error',
    what: 'The names that properties may have are others (`propertyNames`).',
    why,
    remedy: 'Keep accepting the names that were accepted; send no others than before',
  },
  'schema-dependency-changed': {
    severity: 'error',
    what: 'What else has to hold where a property is there is other than before (`dependentRequired`, `dependentSchemas`).',
    why,
    remedy: 'Ask no more of requests than before, and keep what responses promise',
  },
  'schema-branch-removed': {
    severity: 'error',
    what: 'A branch of a choice is gone (`oneOf`, `anyOf`, or `null`).',
    why,
    remedy: 'Keep accepting values of the branch in requests; mark it deprecated before it goes',
  },
  'schema-branch-added': {
    severity: 'error',
    what: 'A choice has a branch more (`oneOf`, `anyOf`, or `null`).',
    why,
    remedy:
      'Send values of a new branch only to those who ask for it; mark a choice of a response as open with `x-extensible-enum: true` before branches are added, so that clients expect them',
  },
  'schema-condition-changed': {
    severity: 'error',
    what: 'A condition on values is another (`not`, `if`, a choice beside other keywords, `discriminator`).',
    why,
    remedy: 'Let the condition of a request accept all that it accepted; let that of a response accept nothing new',
  },
  'schema-changed': {
    severity: 'error',
    what: 'A schema accepts other values than before, and no single keyword is to blame.',
    why,
    remedy:
      'Accept what was accepted before; give what is new a place of its own: a new property, a new media type, a new version',
  },
  'schema-incomparable': {
    severity: 'warning',
    what: 'Nobody can say whether a schema accepts the same values as before.',
    why: 'Some keywords are known to checks alone, and some questions have no answer in bounded time; what is not proven harmless is not called so.',
    remedy: 'Look at the change yourself, and accept it by its fingerprint; or write the schema in a simpler way',
  },
} as const satisfies Record<string, CodeEntry>;
