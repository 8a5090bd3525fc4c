/** Whether a revision file does nothing, as autogenerate leaves it when it finds no difference. */
export function isEmptyRevision(content: string): boolean {
  const code = content.replace(/"""[\s\S]*?"""/g, '').replace(/#.*$/gm, '');
  return !/\bop\s*\.\s*\w/.test(code) && !isMerge(content);
}

/** A merge is empty on purpose: it has several down revisions. */
function isMerge(content: string): boolean {
  return /^down_revision\b[^=]*=\s*\(/m.test(content);
}
