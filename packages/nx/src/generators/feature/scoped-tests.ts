import type { TemplateFile } from '../../render/read-template';

/** What the tests of routes take besides, where each row belongs to something. */
export interface ScopedTests {
  /** The fixture of what rows are made for, and its type: `user: User`. */
  readonly fixture: string;
  readonly type: string;
  /** Whether the path depends on it, so that it is a fixture too. */
  readonly hasPath: boolean;
}

/** In the tests of routes, rows are made for what the client asks about. */
export function scopeTests(
  { path, content }: TemplateFile,
  { fixture, type, hasPath }: ScopedTests,
): TemplateFile {
  if (!path.endsWith('/test_routes.py')) return { path, content };
  const scoped = content.split(/(?=^ {4}(?:@|async def ))/m).map((test) => {
    const made = test.includes('make_sample_item(session)')
      ? test
          .replaceAll('make_sample_item(session)', `make_sample_item(session, ${fixture})`)
          .replace('session: AsyncSession', `session: AsyncSession, ${fixture}: ${type}`)
      : test;
    return hasPath && /\bPATH\b/.test(made)
      ? made.replace(/\bPATH\b/g, 'path').replace(': AsyncClient', ': AsyncClient, path: str')
      : made;
  });
  return { path, content: scoped.join('') };
}
