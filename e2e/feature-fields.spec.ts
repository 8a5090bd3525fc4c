import { startNxInTerminal } from './harness/in-terminal';
import { cli, manyLogins, runCli } from './harness/live-service';
import { freePort } from './harness/ports';
import { createDatabase, type PostgresDatabase } from './harness/postgres-database';
import { twoDriversWorkspace } from './harness/prepared-workspaces';
import { ask } from './harness/request';
import { runSchemathesis } from './harness/schemathesis';
import { untilReady, type Serving } from './harness/serve';
import { databaseKinds } from './harness/service-database';
import { logIn, newAccount, type SignedIn } from './harness/sign-in';
import { longRun } from './harness/versions';
import type { Workspace } from './harness/workspace';

/** Every type, every mark, defaults, references to another feature, to two at once and to itself. */
const features: Readonly<Record<string, string>> = {
  customers: 'email:email:unique name:str(120) since:date^ active:bool=true share:decimal(3,3)=0',
  invoices:
    "number:str(30):unique total:decimal(10,2) note:text? status:enum(draft,paid,'in transit',2fa)=draft " +
    'placed_on:date:index customer:ref(customers) payer:ref(customers,set-null)? tags:json? data:json rate:float=0.5 ' +
    'count:int=3 opens:time shipped_at:datetime? key:uuid! site:url vat:decimal(5,4)=0.2 parent:ref(invoices)?',
  flags:
    'on:bool? n:int? kind:enum(a,b)? when:datetime? t:time? d:date? u:uuid? f:float? e:email? w:url? j:json? x:decimal? s:str? txt:text?',
  lines:
    'invoice:ref(invoices,cascade) pos:int! price:decimal(8,3)! at:datetime! day:date! slot:time! w:float! web:url(300)! ' +
    'mail:email! k:uuid! code:str(10)! type:enum(x)=x class_name:str="it\'s" other:str=\'50% "x" \\ y\' größe:int',
  tickets: 'customer:ref(customers)',
  nodes: 'parent:ref(nodes)?',
  reports: 'title:str:unique invoice:ref(invoices)? author:ref(users)',
  articles: 'title:str author:ref(users)',
  // Sorted before users: what is built at import must not need their table.
  memos: 'title:str:unique body:text? due:date^ price:decimal!',
  labels: 'memo:ref(memos) text:str(40) when:datetime?',
  // Rows below those of another feature, whose rows belong to users or not.
  'invoice-notes': 'body:text at:datetime! stars:int=3',
  'memo-marks': 'place:int! colour:enum(red,blue)=red',
  'memo-shares': 'seen_by:ref(users) price:decimal(8,2)!',
  datasets: 'x:float code:str!',
};

/** Who may call the routes and where they are, where that is not any signed-in user and the name. */
const shapes: Readonly<Record<string, readonly string[]>> = {
  customers: ['--apiVersion', 'v1'],
  tickets: ['--pagination', 'offset', '--apiPrefix', 'api', '--apiVersion', '1'],
  reports: ['--access', 'permission', '--pagination', 'offset'],
  articles: ['--access', 'public', '--pagination', 'offset'],
  memos: ['--access', 'owner'],
  labels: ['--access', 'owner', '--pagination', 'offset'],
  'invoice-notes': ['--parent', 'invoices', '--access', 'public'],
  'memo-marks': ['--parent', 'memos', '--access', 'permission', '--pagination', 'offset'],
  'memo-shares': ['--parent', 'memos'],
  datasets: ['--plural', 'data', '--singular', 'datum'],
};

const versioned = ['g', '@paxx/nx:feature', 'customers', '--project', 'api', '--apiVersion', 'v2'];

describe('features with fields of their own', () => {
  let workspace: Workspace;
  let database: PostgresDatabase;

  beforeAll(async () => {
    workspace = await twoDriversWorkspace();
    database = await createDatabase();
    for (const [name, fields] of Object.entries(features)) {
      await workspace.succeedNx(generate(name, fields));
    }
    await workspace.succeedNx(versioned);
    await workspace.succeedNx(['run', 'api:migrate', '--message', 'add all']);
    await workspace.succeedNx(['run', 'api:upgrade']);
  });

  afterAll(() => database.drop());

  it('pass every check with no edit', async () => {
    const checks = ['lint', 'typecheck', 'deps', 'test', 'db-check', 'openapi'];
    await workspace.succeedNx(['run-many', '-p', 'api', '-t', ...checks]);
  });

  it('pass their tests on PostgreSQL, and agree with their revision', async () => {
    const run = (
      env: Record<string, string>,
      program: string,
      ...args: string[]
    ): Promise<unknown> =>
      workspace.succeed([workspace.path(`.venv/bin/${program}`), ...args], {
        cwd: 'apps/api',
        env,
      });
    // Every type, every shape; the others are more of the same.
    const dense = [
      'customers',
      'invoices',
      'lines',
      'flags',
      'reports',
      'memo_marks',
      'memo_shares',
    ];
    const tests = longRun ? [] : dense.map((name) => `features/${name}`);
    await run({ TEST_DATABASE_URL: database.url }, 'pytest', '-q', '-W', 'error', ...tests);
    await run({ DATABASE_URL: database.url }, 'python', '-m', 'cli', 'db', 'upgrade');
    await run({ DATABASE_URL: database.url }, 'alembic', 'check');
  });

  describe.each(longRun ? databaseKinds : (['PostgreSQL'] as const))('that run on %s', (kind) => {
    let service: Serving;
    let admin: SignedIn;

    beforeAll(async () => {
      const account = newAccount();
      const own = kind === 'SQLite' ? {} : { DATABASE_URL: database.url };
      const env = { ...own, ...manyLogins };
      await runCli(workspace, ['db', 'upgrade'], { env });
      const create = ['users', 'create-admin', account.email, '--password-stdin'];
      await runCli(workspace, create, { env, input: account.password });
      const port = await freePort();
      const argv = [...cli(workspace), 'serve', '--port', String(port)];
      service = await untilReady(workspace.start(argv, { cwd: 'apps/api', env }), port);
      admin = await logIn(service.url, account);
    });

    afterAll(async () => {
      service.running.signal('SIGINT');
      await service.running.ended;
    });

    it('answer as OpenAPI says, whatever is sent', async () => {
      const [phases, cases, leastCases] = longRun
        ? ['examples,coverage,fuzzing', 40, 5_000]
        : ['fuzzing', 3, 200];
      const count = await runSchemathesis(workspace, service.url, admin.headers, [
        ...['--exclude-path-regex', '^/(auth|users|health)'],
        ...['--phases', phases, '--max-examples', String(cases)],
        // The short run tries the same each time, or it would fail on its own.
        ...(longRun ? [] : ['--seed', '1']),
      ]);
      expect(count).toBeGreaterThanOrEqual(leastCases);
    });

    it.each(['name', 'since', 'share', 'email'])(
      'refuse a forged cursor of an order by %s',
      async (field) => {
        const id = '0198f2a0-0000-7000-8000-000000000000';
        const values = [
          'null',
          '[]',
          '{}',
          '"\\u0000"',
          '""',
          'NaN',
          '1e999',
          '-1',
          '9'.repeat(999),
        ];
        const cursors = [
          ...values.map((value) => `{"id":"${id}","${field}":${value}}`),
          ...['', 'null', '[]', '{}', `{"id":"${id}"}`, `{"${field}":1}`, '['.repeat(9_000)],
          ...['1', 'null', '"\\u0000"'].map((value) => `{"id":${value},"${field}":"2026-01-31"}`),
          `{"id":"${id}","${field}":"2026-01-31","no-field":1}`,
        ];
        for (const cursor of cursors.map((text) => Buffer.from(text).toString('base64'))) {
          const query = new URLSearchParams({ sort: `-${field}`, cursor });
          const { status } = await ask(`${service.url}/v1/customers?${query}`, admin);
          expect([status, cursor]).toEqual([422, cursor]);
        }
      },
    );
  });

  it.each([
    ['customers', 'test_routes_v2.py', '/v2/customers/{customer_id}'],
    ['tickets', 'test_routes.py', '/api/v1/tickets/{ticket_id}'],
    ['memo_marks', 'test_routes.py', '/memos/{memo_id}/marks/{memo_mark_id}'],
  ])('log the whole template of the route: %s', async (feature, file, route) => {
    const { output } = await workspace.succeed(
      [workspace.path('.venv/bin/pytest'), '-qs', `features/${feature}/tests/${file}`],
      { cwd: 'apps/api' },
    );
    expect(plain(output)).toContain(`route=${route} `);
  });

  it('are the same after a second run', async () => {
    await workspace.commit('feat: add all');
    await workspace.succeedNx(generate('invoices', features['invoices'] ?? ''));
    await workspace.succeedNx(generate('memo-marks', features['memo-marks'] ?? ''));
    await workspace.succeedNx(versioned);
    expect(await workspace.changes()).toBe('');
  });

  it('get more of them later, beside edits and rows', async () => {
    const models = 'apps/api/features/customers/models.py';
    const property = '\n    @property\n    def label(self) -> str:\n        return self.name\n';
    await workspace.write(models, `${await workspace.read(models)}${property}`);
    const added = 'vip:bool=false score:decimal(5,2)? referrer:ref(customers)?';
    const field = ['g', '@paxx/nx:field', 'customers', added, '--project', 'api'];
    await workspace.succeedNx(field);
    const once = await workspace.changes();
    await workspace.succeedNx(field);
    expect(await workspace.changes()).toBe(once);
    expect(await workspace.read(models)).toMatch(/referrer_id[\s\S]+def label/);
    await workspace.succeedNx(['run', 'api:migrate', '--message', 'more of customers']);
    await workspace.succeedNx(['run', 'api:upgrade']);
    await checkAgain('features/customers');
    await workspace.commit('feat: know more of customers');
  });

  it('are asked for in a terminal, where nothing is typed', async () => {
    const typing = startNxInTerminal(workspace, ['g', '@paxx/nx:feature'], {
      env: { CI: undefined, NX_TUI: undefined },
    });
    await typing.waitFor(drawn('What is the feature called?'));
    typing.write('gadgets\r');
    await typing.waitFor(drawn('Which service is it for?'));
    typing.write('\r');
    await typing.waitFor(drawn('Which fields has it?'));
    typing.write('\r');
    expect((await typing.ended).code).toBe(0);
    expect(await workspace.read('apps/api/features/gadgets/models.py')).toContain('unique=True');
    await workspace.succeedNx(remove('gadgets'));
    expect(await workspace.changes()).toBe('');
  });

  it('go without a trace, while nothing was edited', async () => {
    const fields =
      'label:str:unique price:decimal(9,4)? kind:enum(a,b)=a at:datetime invoice:ref(invoices)';
    await workspace.succeedNx(generate('extras', fields));
    expect(await workspace.changes()).not.toBe('');
    await workspace.succeedNx(remove('extras'));
    expect(await workspace.changes()).toBe('');
  });

  it('stay while others need them, or while they are edited', async () => {
    for (const [name, said] of [
      ['customers', 'apps/api/features/invoices/models.py'],
      ['labels', 'apps/api/features/labels/services.py'],
    ] as const) {
      const file = 'apps/api/features/labels/services.py';
      const before = await workspace.read(file);
      await workspace.write(file, `${before}\n# Mine.\n`);
      const ended = await workspace.nx(remove(name));
      expect(ended.code).not.toBe(0);
      expect(ended.output).toContain(said);
      expect(ended.output).not.toMatch(/^ +at /m);
      await workspace.write(file, before);
      expect(await workspace.changes()).toBe('');
    }
  });

  it('leave a service that passes every check, once a revision drops their table', async () => {
    const { output } = await workspace.succeedNx(remove('labels'));
    expect(output).toContain('nx run api:migrate --message "drop labels"');
    await workspace.succeedNx(['run', 'api:migrate', '--message', 'drop labels']);
    await workspace.succeedNx(['run', 'api:upgrade']);
    await checkAgain('features/memos');
    await workspace.commit('feat: drop labels');
  });

  it('are refused with the place in the text, and nothing is written', async () => {
    const before = await workspace.changes();
    const ended = await workspace.nx(generate('parts', 'name:str size:itn'));
    expect(ended.code).not.toBe(0);
    expect(ended.output).toContain(
      "Cannot read the fields of 'parts': no type 'itn'; there are str, text, url, decimal, int,",
    );
    expect(ended.output).toMatch(/ {4}name:str size:itn\n {4} {14}\^\^\^/);
    expect(ended.output).not.toMatch(/^ +at /m);
    expect(await workspace.changes()).toBe(before);
  });

  /** All checks of the service, of its tests those that a change can reach. */
  async function checkAgain(tests: string): Promise<void> {
    await workspace.succeedNx(['run-many', '-p', 'api', '-t', 'lint', 'typecheck', 'db-check']);
    await workspace.succeed([workspace.path('.venv/bin/pytest'), '-q', tests, 'tests'], {
      cwd: 'apps/api',
    });
  }

  function remove(name: string): string[] {
    return ['g', '@paxx/nx:remove-feature', name, '--project', 'api'];
  }

  function generate(name: string, fields: string): string[] {
    const shape = shapes[name] ?? [];
    return ['g', '@paxx/nx:feature', name, '--project', 'api', '--fields', fields, ...shape];
  }
});

describe('a feature of a service without users', () => {
  it('brings the package that its fields need, and is open to all', async () => {
    const workspace = await twoDriversWorkspace();
    const service = ['g', '@paxx/nx:project', 'apps/plain', '--auth', 'none'];
    await workspace.succeedNx(service);
    await workspace.succeedNx([
      'g',
      '@paxx/nx:feature',
      'people',
      '--project',
      'plain',
      '--fields',
      'mail:email!',
    ]);
    expect(await workspace.read('apps/plain/pyproject.toml')).toContain('email-validator>=');
    const closed = await workspace.nx([
      ...['g', '@paxx/nx:feature', 'posts', '--project', 'plain', '--access', 'permission'],
    ]);
    expect(closed.code).not.toBe(0);
    expect(closed.output).toContain('the service has no users');
    expect(closed.output).toContain('--access=public');
  });
});

function plain(output: string): string {
  return output.replaceAll(/\u001b\[[\d;]*m/g, '');
}

/** A prompt is drawn sign by sign, with the moves of the cursor between them. */
function drawn(text: string): RegExp {
  const signs = text.replace(/\s/g, '').split('');
  return new RegExp(
    signs
      .map((sign) => sign.replace('?', '\\?'))
      .join('[^A-Za-z?]*(?:\\[[0-9;?]*[A-Za-z][^A-Za-z?]*)*'),
  );
}
