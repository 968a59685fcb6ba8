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
  newPage(options: PageOptions): Promise<Page>;
}

interface PageOptions {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce';
}

/** Where things are found: in a page, in a frame of one, in what was found before. */
export interface Place {
  locator(selector: string): Found;
  getByRole(role: string, options?: { readonly name?: string | RegExp; readonly exact?: boolean }): Found;
  getByLabel(text: string): Found;
  getByText(text: string): Found;
}

export interface Found extends Place {
  first(): Found;
  count(): Promise<number>;
  focus(): Promise<void>;
  selectOption(value: string): Promise<unknown>;
  getAttribute(name: string): Promise<string | null>;
  click(options?: { readonly modifiers?: readonly string[] }): Promise<void>;
  dblclick(): Promise<void>;
  fill(text: string): Promise<void>;
  allInnerTexts(): Promise<string[]>;
  innerText(): Promise<string>;
  boundingBox(): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }>;
  waitFor(options?: { readonly timeout?: number; readonly state?: 'hidden' | 'visible' }): Promise<void>;
}

interface Routes {
  /** Answers requests for an address in place of whoever is there. */
  route(
    url: string,
    handler: (route: {
      fulfill(answer: { contentType: string; body: string; status?: number }): Promise<void>;
      abort(): Promise<void>;
      fetch(): Promise<{ json(): Promise<unknown> }>;
      request(): BrowserRequest;
    }) => Promise<void>,
  ): Promise<unknown>;
}

export interface Page extends Place, Routes {
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  emulateMedia(options: { readonly media: 'print' | null }): Promise<void>;
  setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>;
  url(): string;
  close(): Promise<void>;
  frameLocator(selector: string): Place;
  waitForURL(url: RegExp): Promise<void>;
  waitForEvent(event: 'popup'): Promise<Page>;
  waitForEvent(event: 'close'): Promise<unknown>;
  waitForFunction<Arg>(script: (argument: Arg) => unknown, argument: Arg): Promise<unknown>;
  evaluate<Arg, Result>(script: (argument: Arg) => Result, argument: Arg): Promise<Awaited<Result>>;
  /** An expression in place of a function is not held against the page's policy. */
  evaluate(expression: string): Promise<unknown>;
  evaluate<Result>(script: () => Result): Promise<Awaited<Result>>;
  screenshot(options?: { readonly fullPage?: boolean }): Promise<Buffer>;
  readonly mouse: { move(x: number, y: number): Promise<void>; wheel(x: number, y: number): Promise<void> };
  readonly keyboard: { insertText(text: string): Promise<void>; press(key: string): Promise<void> };
  /** This page and those that it opens. */
  context(): Routes;
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
