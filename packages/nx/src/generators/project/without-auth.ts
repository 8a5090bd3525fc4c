import type { Edit, Variant } from '../../render/derive-variant';

type Find = Edit['find'];

/**
 * A service without authentication: what the template has not then, and what stands in its place. The texts are those
 * of the template's files, word for word: a spec fails where one has changed, or where a word of the subject is left.
 */
export const WITHOUT_AUTH: Variant = {
  without: [
    'features/users/',
    'migrations/versions/',
    'core/security.py',
    'core/limits.py',
    'core/mail.py',
  ],
  // Git keeps no empty folder, and the first revision belongs there.
  added: [{ path: 'migrations/versions/.gitkeep', content: '' }],
  edits: [
    ...out('main.py', [
      'from features.users.feature import users_feature\n',
      '    users_feature,\n',
    ]),
    ...out('core/app.py', [
      '    permissions = {each for feature in ordered for each in feature.permissions}\n',
      ', "permissions": permissions',
    ]),
    ...out('core/exceptions.py', [
      paragraph('class UnauthenticatedError'),
      '\n    headers = {"WWW-Authenticate": \'Bearer error="insufficient_scope"\'}',
      // Only what counts attempts raises it.
      /\n\n\nclass TooManyRequestsError[\s\S]+?(?=\n$(?![\s\S]))/,
    ]),
    ...out('core/features.py', [
      '    # Such as "orders:read"; roles are sets of them.\n    permissions: tuple[str, ...] = ()\n',
    ]),
    ...out('core/health.py', ['from core.security import PUBLIC\n', ', openapi_extra=PUBLIC']),
    ...out('core/middleware.py', [/^ +user_id=.+\n/]),
    ...out('core/resources.py', [
      'from core.limits import LIMITS\n',
      'from core.mail import MAILER\n',
      '    LIMITS,\n',
      '    MAILER,\n',
    ]),
    ...out('settings.py', [
      /^MAIL_SERVER = UrlConstraints\([^)]+\)\n/,
      /^ {4}mail_url: .+\n/,
      /^ {4}mail_from: .+\n/,
      'import hmac\n',
      /^NEW_KEY = [\s\S]+?^\)\n/,
      '    SecretStr,\n',
      paragraph('def refuse_weak'),
      /^ {4}secret_key: .+\n/,
      /\n\n {4}def derive_key[\s\S]+?(?=\n\n\ndef )/,
    ]),
    instead(
      'settings.py',
      'import AnyUrl, IPvAnyNetwork, UrlConstraints\n',
      'import IPvAnyNetwork\n',
    ),
    ...out('conftest.py', [
      /^CHEAP_HASHES = .+\n\n/,
      'from pydantic import SecretStr\n',
      /^ +secret_key=.+\n/,
    ]),
    ...out('tests/test_integration.py', [
      /(?:^ +{"secret_key": .+\n)+/,
      /^ {4}key = .+\n/,
      ', "secret_key": key',
    ]),
    instead('conftest.py', '**CHEAP_HASHES | given', '**given'),
    ...out('tests/test_conventions.py', [
      'from core.security import PUBLIC, PermissionCheck, get_principal\n',
      /\n\n\ndef test_every_route_asks_who[\s\S]+?(?=\n$(?![\s\S]))/,
    ]),
    ...out(
      'pyproject.toml',
      ['anyio', 'argon2-cffi', 'email-validator', 'pyjwt', 'python-multipart'].map(requirement),
    ),
    // Only pytest needs it then.
    instead('pyproject.toml', '\ndev = [\n', '\ndev = [\n  "anyio>=4.16,<5",\n'),
    // All that has to do with mails and users, to the end of the file.
    ...out('.env.example', [
      ', and fill SECRET_KEY',
      /^# Signs access tokens\.[\s\S]+?^SECRET_KEY=\n\n/,
      /\n# smtp:\/\/ demands[\s\S]+# AUTH_ARGON2_MEMORY_KIB=\d+\n/,
    ]),
    ...out('README.md', [
      /^## Users\n[\s\S]+?(?=^## Test\n)/,
      /^\| `MAIL_URL`.+\n/,
      / +# then fill SECRET_KEY;.+$/,
    ]),
    instead('README.md', '| `SECRET_KEY`, `DATABASE_URL` | needed', '| `DATABASE_URL` | needed'),
  ],
};

/** Pieces that are taken out of a file. */
function out(path: string, finds: readonly Find[]): Edit[] {
  return finds.map((find) => ({ path, find }));
}

function instead(path: string, find: string, put: string): Edit {
  return { path, find, put };
}

/** A definition of a module, which two blank lines divide from the next one. */
function paragraph(start: string): RegExp {
  return new RegExp(`^${start}[\\s\\S]+?\\n\\n\\n`);
}

/** Whatever version it asks for. */
function requirement(name: string): RegExp {
  return new RegExp(`^ {2}"${name}[^"]*",\\n`);
}
