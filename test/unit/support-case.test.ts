import { describe, expect, test } from 'vitest';
import { subjectOf, supportCase } from '../../src/domain/support.ts';

const call = (code: string | null, category: string | null, status: number | null = 500) => ({
  code,
  category,
  status,
});

describe('what a case is about', () => {
  test.each([
    ['LOCKED', call('24302', 'CUSTOMER')],
    ['LOCKED', call('PARTNER_LOCKED', 'CUSTOMER', null)],
    ['WRONG_KEY', call('WRONG_APP_KEY', 'CUSTOMER', 429)],
    ['WRONG_KEY', call('10026', 'CUSTOMER', 401)],
    ['WRONG_SECRET', call('10001', 'CUSTOMER', 401)],
    ['WRONG_SECRET', call('CREDENTIALS_LATCHED', 'CUSTOMER', null)],
    ['THROTTLED', call('HTTP_429', 'CUSTOMER', 429)],
    ['INSTITUTION', call('102', 'FINANCIAL_INSTITUTION')],
    ['PLATFORM', call('1000', 'PLATFORM')],
    ['OTHER', call('14001', 'CUSTOMER', 404)],
  ] as const)('%s', (subject, failed) => {
    expect(subjectOf([call(null, null, 200), failed])).toBe(subject);
  });

  test('what stops everything goes before what stops one call', () => {
    expect(subjectOf([call('1000', 'PLATFORM'), call('102', 'FINANCIAL_INSTITUTION'), call('24302', 'CUSTOMER')])).toBe(
      'LOCKED',
    );
    expect(subjectOf([call('HTTP_429', 'CUSTOMER', 429), call('10026', 'CUSTOMER', 401)])).toBe('WRONG_KEY');
  });
});

describe('the text of a case', () => {
  const subjects = [
    'LOCKED',
    'THROTTLED',
    'WRONG_KEY',
    'WRONG_SECRET',
    'INSTITUTION',
    'PLATFORM',
    'FEATURE',
    'OTHER',
  ] as const;

  test('is another one for each subject, and holds the facts', () => {
    const cases = subjects.map((subject) => supportCase(subject, ['Partner id: 2445'], 'production'));
    expect(new Set(cases.map(({ summary }) => summary)).size).toBe(subjects.length);
    expect(new Set(cases.map(({ description }) => description)).size).toBe(subjects.length);
    for (const { description, note } of cases) {
      expect(description).toContain('Partner id: 2445');
      expect(note).toBeNull();
    }
  });

  test('goes to the door that the subject belongs to: keys to Mastercard Developers, faults to Support Case Management', () => {
    for (const subject of subjects) {
      const { door } = supportCase(subject, [], 'production');
      const isAboutKeys = ['THROTTLED', 'WRONG_KEY', 'WRONG_SECRET'].includes(subject);
      expect(door.name.includes('Developers')).toBe(isAboutKeys);
      expect([door.category, door.issueType]).toEqual(
        isAboutKeys
          ? [null, null]
          : ['Open Banking (US and Australia)', subject === 'FEATURE' ? 'Request a new feature' : 'New support case'],
      );
    }
  });

  test('tells a partner of the sandbox that Support Case Management needs an executed contract', () => {
    expect(supportCase('INSTITUTION', [], 'sandbox').note).toMatch(/executed/);
    expect(supportCase('WRONG_KEY', [], 'sandbox').note).toBeNull();
  });
});
