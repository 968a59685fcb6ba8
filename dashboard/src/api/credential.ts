/** The key of whoever looks: for as long as the tab is open, and never in the address. */
const place = 'metrics-key';

export function readKey(): string | null {
  return sessionStorage.getItem(place) ?? (demoKey() || null);
}

export function keepKey(key: string): void {
  sessionStorage.setItem(place, key);
}

export function forgetKey(): void {
  sessionStorage.setItem(place, '');
}

/** What the gateway fills in where it runs on demo data. */
export function demoKey(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=demo-key]')?.content ?? '';
}
