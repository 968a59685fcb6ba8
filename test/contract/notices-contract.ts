import { describe, expect, test, vi } from 'vitest';
import type { Notice, Notices } from '../../src/coordination/notices.ts';

export interface NoticesHarness {
  /** Members of one fleet. */
  readonly members: readonly Notices[];
}

const changed: Notice = { kind: 'changed', partnerId: 'p', customerId: 'c', operations: ['GetCustomerAccounts'] };
const ended: Notice = { kind: 'access-ended', partnerId: 'p', customerId: 'c', institutionLoginId: null };
const appended: Notice = { kind: 'appended', partnerId: 'p', customerId: 'c:1 "é' };

/** What carries notices must hold this, whatever they travel on. */
export function noticesContract(name: string, make: (size: number) => Promise<NoticesHarness>): void {
  const listen = (member: Notices) => {
    const heard: Notice[] = [];
    const missed = vi.fn();
    member.hear({ heard: (notice) => heard.push(notice), missed });
    return { heard, missed };
  };

  describe(`notices contract: ${name}`, () => {
    test('are heard by all others in the order in which they were told, and never by the teller', async () => {
      const { members } = await make(3);
      const ears = members.map(listen);
      for (const notice of [changed, ended, appended]) members[0]!.tell(notice);
      // Comes after all of them, or not at all.
      members[1]!.tell({ kind: 'changed', partnerId: 'last' });
      await vi.waitFor(() => {
        expect(ears[2]!.heard).toHaveLength(4);
        expect(ears[0]!.heard).toHaveLength(1);
      });
      expect(ears[1]!.heard).toEqual([changed, ended, appended]);
      expect(ears[2]!.heard).toEqual(expect.arrayContaining([changed, ended, appended]));
      expect(ears[0]!.heard).toEqual([{ kind: 'changed', partnerId: 'last' }]);
      expect(ears.some(({ missed }) => missed.mock.calls.length > 0)).toBe(false);
    });

    test('reach every hearer of a member', async () => {
      const { members } = await make(2);
      const ears = [listen(members[1]!), listen(members[1]!)];
      members[0]!.tell(ended);
      await vi.waitFor(() => expect(ears.map(({ heard }) => heard)).toEqual([[ended], [ended]]));
    });
  });
}
