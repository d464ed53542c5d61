import { defaultText, kindOf } from './kinds.js';
import type { SettingsTable } from './setting.js';

/** A table as JSON Schema of an object of texts, as an environment is one. https://json-schema.org/draft/2020-12 */
export function environmentSchema(table: SettingsTable): Readonly<Record<string, unknown>> {
  const settings = Object.entries(table);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: Object.fromEntries(
      settings.map(([name, setting]) => {
        const fallback = defaultText(setting);
        const said = { description: setting.description, ...(fallback !== undefined && { default: fallback }) };
        return [name, { ...kindOf(setting).schema(setting), ...said }];
      }),
    ),
    required: settings.filter(([, setting]) => setting.required === true).map(([name]) => name),
  };
}

/** The text of .env.example: what has a default or may be left out is there as a comment. */
export function envExample(table: SettingsTable): string {
  const parts = Object.entries(table).map(([name, setting]) => {
    const fallback = defaultText(setting);
    const must = kindOf(setting).must(setting);
    const required = setting.required === true && fallback === undefined;
    return `# ${setting.description}\n# ${capital(must)}.\n${required ? '' : '# '}${name}=${fallback ?? ''}\n`;
  });
  return parts.join('\n');
}

/** The table of settings as a page has it, in Markdown. */
export function envDocs(table: SettingsTable): string {
  const rows = Object.entries(table).map(([name, setting]) => {
    const fallback = defaultText(setting);
    const shown = fallback === undefined ? (setting.required ? 'required' : '') : `\`${fallback}\``;
    return `| \`${name}\` | ${cell(kindOf(setting).must(setting))} | ${shown} | ${cell(setting.description)} |\n`;
  });
  return `| variable | must be | default | means |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

const cell = (text: string) => text.replaceAll('|', '\\|');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
