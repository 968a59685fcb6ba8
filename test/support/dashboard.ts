import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashKey } from '../../src/domain/api-keys.ts';
import { secret } from '../../src/domain/secret.ts';
import { installClients } from '../clients/prepare.ts';
import type { Browser, Page } from './chromium.ts';
import { launchChromium } from './chromium.ts';
import { type Stage, startStage } from './gateway.ts';
import { createHistory, type History, writeHistory } from './metrics-history.ts';
import type { RedisServer } from './redis.ts';
import { runProgram } from './run-program.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The page as `npm start` builds it. */
async function buildDashboard(): Promise<void> {
  await runProgram(process.execPath, [join(root, 'scripts/build-dashboard.ts')]);
}

export interface DashboardStage extends AsyncDisposable {
  readonly stage: Stage;
  readonly browser: Browser;
  readonly history: History;
  /** Opens the page and waits until its figures and its log are there. */
  open(options?: OpenOptions): Promise<Page>;
}

interface OpenOptions {
  readonly search?: string;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  /** Called before the page is loaded. */
  readonly prepare?: (page: Page) => unknown;
  /** What has to be there. @default the rows of the log */
  readonly until?: string;
}

export interface DashboardOptions {
  readonly records: number;
  readonly isHostile?: boolean;
  /** What its gateway shares token and budget through. */
  readonly redis?: RedisServer | null;
}

/** A gateway with two months behind it, a key that reads figures and is no operator's, and a browser. */
export async function startDashboard({
  records,
  isHostile = false,
  redis = null,
}: DashboardOptions): Promise<DashboardStage> {
  await using stack = new AsyncDisposableStack();
  await Promise.all([buildDashboard(), installClients()]);
  const dataDir = await mkdtemp(join(tmpdir(), 'ofg-dashboard-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const partners = ['2445580000001', '2445580000002', '2445580000003', 'p4', 'p5', 'p6'];
  const [partnerId = '', ...otherPartners] = partners;
  const history = createHistory({ partnerId, otherPartners, now: Date.now(), records, isHostile });
  await writeHistory(dataDir, history);
  const stage = stack.use(
    await startStage({
      configure(config) {
        const [[first, entry], ...others] = [...config.partners] as [[string, any], ...[string, any][]];
        const [demo] = entry.clients;
        const client = (clientId: string, scopes: readonly string[]) => ({
          ...demo,
          clientId,
          keyHashes: [hashKey(clientId)],
          scopes,
        });
        const clients = [...entry.clients, client('figures', ['metrics']), client('nothing', ['customers'])];
        const withClients = { ...entry, clients };
        const redisUrl = redis === null ? null : secret(redis.url);
        return { ...config, dataDir, redisUrl, partners: new Map([[first, withClients], ...others]) };
      },
    }),
  );
  const browser = stack.use(await launchChromium());
  const owned = stack.move();
  return {
    stage,
    browser,
    history,
    async open({ search = '', width = 1440, height = 900, theme = 'light', prepare, until = '#log tbody tr' } = {}) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce' });
      await prepare?.(page);
      await page.goto(`${stage.gateway.url}/dashboard${search}`);
      await page.locator(until).first().waitFor({ timeout: 60_000 });
      return page;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** The texts of a table, row by row, after all of it has been asked for. */
export async function rowsOf(page: Page, panel: string): Promise<readonly (readonly string[])[]> {
  const all = page.locator(`${panel} button.more[aria-expanded=false]`);
  if ((await all.count()) > 0) await all.first().click();
  return page.evaluate(
    (selector) =>
      [...(globalThis as any).document.querySelectorAll(`${selector} tbody tr`)].map((row: any) =>
        [...row.cells].map((cell: any) => cell.innerText.trim() as string),
      ),
    panel,
  );
}
