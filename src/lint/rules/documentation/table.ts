import type { Rule } from '../../rule.js';
import { deprecatedDescription } from './deprecated-description.js';
import { descriptionRepeats } from './description-repeats.js';
import { enumDescription } from './enum-description.js';
import { externalDocsUrl } from './external-docs-url.js';
import { infoContact } from './info-contact.js';
import { infoDescription } from './info-description.js';
import { infoLicense } from './info-license.js';
import { markdownFence } from './markdown-fence.js';
import { operationDescription } from './operation-description.js';
import { operationId } from './operation-id.js';
import { operationSummary } from './operation-summary.js';
import { operationTag } from './operation-tag.js';
import { parameterDescription } from './parameter-description.js';
import { placeholderText } from './placeholder-text.js';
import { propertyDescription } from './property-description.js';
import { requestExample } from './request-example.js';
import { responseDescription } from './response-description.js';
import { responseExample } from './response-example.js';
import { securitySchemeDescription } from './security-scheme-description.js';
import { serverDescription } from './server-description.js';
import { summaryForm } from './summary-form.js';
import { tagDeclared } from './tag-declared.js';
import { tagDescription } from './tag-description.js';

/** What a reader needs to be told. */
export const documentationRules: readonly Rule[] = Object.freeze([
  deprecatedDescription,
  descriptionRepeats,
  enumDescription,
  externalDocsUrl,
  infoContact,
  infoDescription,
  infoLicense,
  markdownFence,
  operationDescription,
  operationId,
  operationSummary,
  operationTag,
  parameterDescription,
  placeholderText,
  propertyDescription,
  requestExample,
  responseDescription,
  responseExample,
  securitySchemeDescription,
  serverDescription,
  summaryForm,
  tagDeclared,
  tagDescription,
]);
