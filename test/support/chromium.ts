import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const path = '/usr/bin/chromium';
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the tests use of a browser. playwright-core is a package of test/clients, so its types are not here to import. */
export interface Browser extends AsyncDisposable {
  newPage(options: { readonly viewport: { readonly width: number; readonly height: number } }): Promise<Page>;
}

export interface Page {
  goto(url: string): Promise<unknown>;
  locator(selector: string): {
    allInnerTexts(): Promise<string[]>;
    waitFor(options?: { timeout: number }): Promise<void>;
  };
  evaluate<Arg, Result>(script: (argument: Arg) => Result, argument: Arg): Promise<Awaited<Result>>;
  screenshot(): Promise<Buffer>;
  /** Answers requests for an address in place of whoever is there. */
  route(
    url: string,
    handler: (route: { fulfill(answer: { contentType: string; body: string }): Promise<void> }) => Promise<void>,
  ): Promise<unknown>;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  on(event: 'request', listener: (request: BrowserRequest) => void): void;
}

interface BrowserRequest {
  url(): string;
  headers(): Record<string, string>;
}

/** Installs Debian's Chromium where that can be done without asking anybody. */
function install(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore', timeout: 60_000 });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      env,
      stdio: 'ignore',
      timeout: 180_000,
    });
  } catch {
    // Whether it is there now is asked next.
  }
}

/**
 * Whether there is a browser to test with. Without one, a run in CI fails; elsewhere the tests that need it are skipped,
 * and say so.
 */
export function hasChromium(): boolean {
  if (!existsSync(path)) install();
  if (existsSync(path)) return true;
  const message = `There is no ${path}: the tests in a browser cannot run. Install Debian's package chromium.`;
  if (process.env.CI) throw new Error(message);
  console.warn(`SKIPPED. ${message}`);
  return false;
}

/** Needs the packages of test/clients: see `installClients` there. */
export function launchChromium(): Promise<Browser> {
  const { chromium } = createRequire(new URL('../clients/package.json', import.meta.url))('playwright-core') as {
    chromium: { launch(options: object): Promise<Browser> };
  };
  return chromium.launch({ executablePath: path, args: flags });
}
