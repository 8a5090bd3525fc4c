import type { Workspace } from './workspace';

const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'ignored_auth',
  'unsupported_method',
];

/** Sends a service what its OpenAPI allows and forbids; gives how many requests there were, once every answer was as it says. */
export async function runSchemathesis(
  workspace: Workspace,
  url: string,
  { authorization }: { readonly authorization: string },
  options: readonly string[],
): Promise<number> {
  const command = [
    ...['uv', 'run', '--quiet', '--no-project', '--with', 'schemathesis>=4.32,<5'],
    ...['schemathesis', 'run', `${url}/openapi.json`],
    ...['--header', `Authorization: ${authorization}`],
    ...['--checks', checks.join(','), '--suppress-health-check', 'all', '--warnings', 'off'],
    ...options,
  ];
  const { output } = await workspace.succeed(command);
  return Number(/(\d+) generated, \1 passed/.exec(output)?.[1]);
}
