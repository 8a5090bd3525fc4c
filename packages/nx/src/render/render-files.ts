import { readTemplate, type TemplateFile } from './read-template';
import { rename, type Tokens } from './rename';

/** The files of a template folder with every token replaced in path and text; paths are relative. */
export function renderFiles(folder: string, tokens: Tokens): TemplateFile[] {
  return readTemplate(folder).map(({ path, content }) => ({
    path: rename(path, tokens),
    content: rename(content, tokens),
  }));
}
