import { relative } from 'node:path';

/**
 * Makes paths of the workspace relative to the project in a text that another machine may show: `/home/me/shop/apps/api/x.py`
 * becomes `x.py`.
 */
export function hidePaths(text: string, projectDir: string, workspaceRoot: string): string {
  const up = relative(projectDir, workspaceRoot) || '.';
  return shorten(shorten(text, projectDir, '.'), workspaceRoot, up);
}

function shorten(text: string, folder: string, instead: string): string {
  const place = folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(?<![\\w.-])${place}(/(?=[^\\s/])|(?![\\w.-]))`, 'g');
  return text.replace(pattern, (_all, slash: string) => {
    if (slash === '') return instead;
    return instead === '.' ? '' : `${instead}/`;
  });
}
