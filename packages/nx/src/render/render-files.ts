import type { TemplateFile } from './read-template';
import { rename, type Tokens } from './rename';

/**
 * The files of a template with every token replaced in path and text; paths are relative.
 *
 * @param tokensFor the tokens of one file, by its path in the template
 */
export function renderFiles(
  template: readonly TemplateFile[],
  tokensFor: (path: string) => Tokens,
): TemplateFile[] {
  return template.map(({ path, content }) => {
    const tokens = tokensFor(path);
    return { path: rename(path, tokens), content: rename(content, tokens) };
  });
}
