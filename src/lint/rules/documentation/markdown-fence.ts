import { descriptionRule } from './description-rule.js';

export const markdownFence = descriptionRule({
  code: 'markdown-fence',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A block of code in a description is not closed.',
  why: 'All that follows is shown as code, to the end of the description (CommonMark, section 4.5).',
  remedy: 'Close the block with the fence that it begins with, on a line of its own',
  bad: `
paths:
  /pets:
    get:
      description: "As in:\\n\`\`\`\\nGET /pets"
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      description: "As in:\\n\`\`\`\\nGET /pets\\n\`\`\`"
      responses: { '200': { description: All pets. } }
`,
  says: text => {
    if (!text.includes('```') && !text.includes('~~~')) return undefined;
    let open: string | undefined;
    for (const line of text.split('\n')) {
      const fence = /^\s{0,12}(?:[-*>]\s+)?(`{3,}|~{3,})(.*)$/.exec(line);
      const [, mark = '', rest = ''] = fence ?? [];
      if (mark === '' || (mark.startsWith('`') && rest.includes('`'))) continue;
      if (open === undefined) open = mark;
      else if (mark.startsWith(open) && rest.trim() === '') open = undefined;
    }
    return open === undefined ? undefined : `has a block of code that is not closed: '${open}'`;
  },
});
