import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createDownloadLinks, linkMs } from '../../src/coordination/download-links.ts';
import { createMemoryLeaseStore } from '../../src/coordination/memory-lease-store.ts';
import type { DownloadTarget } from '../../src/domain/downloads.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const target: DownloadTarget = {
  kind: 'report',
  customerId: 'c1',
  owner: { customerId: 'c1' },
  reportId: 'r-voa',
  purpose: '31',
  format: 'PDF',
};

const viewer = (partnerId: string, clientId: string, customerId?: string) =>
  ({ partner: { partnerId }, clientId, ...(customerId !== undefined && { customerId }) }) as Viewer;

function start() {
  const clock = createFakeClock();
  const leases = createMemoryLeaseStore({ clock });
  const deps = { keys: [randomBytes(32)] as const, clock, leases, publicUrl: 'https://api.example.com/' };
  const tokenOf = (url: string) => url.slice('https://api.example.com/downloads/'.length);
  return { clock, deps, tokenOf, one: createDownloadLinks(deps), other: createDownloadLinks(deps) };
}

test('a link opens on every instance, for whom it was given, and says nothing about what it leads to', async () => {
  const { one, other, tokenOf } = start();
  const { url } = one.issue(viewer('p', 'c'), target);
  expect(await other.open(viewer('p', 'c'), tokenOf(url))).toEqual(target);
  expect(url).toMatch(/^https:\/\/api\.example\.com\/downloads\/[\w-]+$/);
  const bytes = Buffer.from(tokenOf(url), 'base64url').toString('latin1');
  for (const part of ['c1', 'r-voa', '31', 'report']) expect(bytes).not.toContain(part);
});

test('whom it was given to is not confused, however the names are cut', async () => {
  const { one, tokenOf } = start();
  const { url } = one.issue(viewer('p', 'c', 'u'), target);
  for (const [partner, client, user] of [
    ['p', 'c', undefined],
    ['p', 'cu', undefined],
    ['pc', '', 'u'],
    ['p', 'c', 'null'],
    ['p","c', '', 'u'],
  ] as const) {
    await expect(one.open(viewer(partner, client, user), tokenOf(url))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
});

test('its time is over to the millisecond, and one from the future is not good either', async () => {
  const { one, clock, tokenOf } = start();
  const { url, expiresAt } = one.issue(viewer('p', 'c'), target);
  expect(expiresAt).toBe(clock.wall() + linkMs);
  await clock.advance(linkMs - 1);
  expect(await one.open(viewer('p', 'c'), tokenOf(url))).toEqual(target);
  await clock.advance(1);
  await expect(one.open(viewer('p', 'c'), tokenOf(url))).rejects.toMatchObject({ code: 'LINK_EXPIRED' });
  clock.setWall(expiresAt - linkMs - 1);
  await expect(one.open(viewer('p', 'c'), tokenOf(url))).rejects.toMatchObject({ code: 'LINK_EXPIRED' });
});

test('the end of access ends what was given before, on all instances, and nothing that is given after', async () => {
  const { one, other, clock, tokenOf } = start();
  const asker = viewer('p', 'c');
  const before = one.issue(asker, target);
  await clock.advance(1_000);
  await one.end({ partnerId: 'p', customerId: 'c1' });
  await clock.advance(1);
  const after = one.issue(asker, target);
  const another = one.issue(asker, { ...target, customerId: 'c2' });
  for (let minute = 0; minute < 4; minute += 1) {
    await expect(other.open(asker, tokenOf(before.url))).rejects.toMatchObject({ code: 'LINK_EXPIRED' });
    expect(await other.open(asker, tokenOf(after.url))).toEqual(target);
    expect((await other.open(asker, tokenOf(another.url))).customerId).toBe('c2');
    await clock.advance(60_000);
  }
  // Ended once more: what was good is over.
  await other.end({ partnerId: 'p', customerId: 'c1' });
  await expect(one.open(asker, tokenOf(after.url))).rejects.toMatchObject({ code: 'LINK_EXPIRED' });
});
