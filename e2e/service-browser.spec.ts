import type { Browser, Page, Response } from 'playwright-core';
import { startBrowser } from './harness/browser';
import { manyLogins, useLiveService } from './harness/live-service';
import type { Serving } from './harness/serve';
import { signIn, type SignedIn } from './harness/sign-in';

describe('the documentation of a service in a browser', () => {
  const live = useLiveService('SQLite');
  let service: Serving;
  let user: SignedIn;
  let browser: Browser;
  let page: Page;
  let docs: Response | null;
  const requested: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    service = await live.start(manyLogins);
    user = await signIn(service.url);
    browser = await startBrowser();
    page = await browser.newPage();
    page.on('request', (request) => requested.push(request.url()));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    docs = await page.goto(`${service.url}/docs`);
  });

  afterAll(() => browser.close());

  it('shows the operations', async () => {
    await page.locator('#operations-users-get_profile').waitFor();
    await page.locator('#operations-orders-create_order').waitFor();
  });

  it('calls a protected route after logging in through its form', async () => {
    await page.locator('.auth-wrapper .authorize').click();
    const form = page.locator('.auth-container').first();
    await form.locator('#oauth_username, [name=username]').fill(user.email);
    await form.locator('#oauth_password, [name=password]').fill(user.password);
    await form.locator('button.authorize').click();
    await form.getByText('Logout').waitFor();
    await page.locator('.btn-done').click();

    const operation = page.locator('#operations-users-get_profile');
    await operation.locator('.opblock-summary-control').click();
    await operation.locator('.try-out__btn').click();
    await operation.locator('.execute').click();
    const response = operation.locator('.live-responses-table .response');
    expect(await response.locator('.response-col_status').innerText()).toContain('200');
    expect(await response.innerText()).toContain(user.email);
  });

  it('asks no other host', () => {
    const others = requested.filter((url) => !/^(data|blob):/.test(url));
    expect(others).not.toEqual([]);
    expect(others.filter((url) => !url.startsWith(service.url))).toEqual([]);
  });

  it('is kept in no cache and tells no referrer', () => {
    const headers = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
    expect(docs?.headers()).toMatchObject(headers);
  });

  it('breaks no rule of its content security policy', () => {
    expect(complaints).toEqual([]);
  });
});
