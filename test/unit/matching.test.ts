import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../bench/matching/figures.ts';
import { matchAddresses } from '../../src/domain/matching/match-addresses.ts';
import { matchEmails, matchPhones } from '../../src/domain/matching/match-contacts.ts';
import { matchNames } from '../../src/domain/matching/match-names.ts';
import { matchOwner } from '../../src/domain/matching/match-owner.ts';
import { reasons, verdictOf } from '../../src/domain/matching/reasons.ts';
import { readAddresses, readNames } from '../fixtures/matching/dataset.ts';

describe('names', () => {
  it.each([
    ['Bob Smith', 'SMITH, ROBERT J', ['FIRST_NAME_NICKNAME', 'MIDDLE_NAME_MISSING'], 'MATCH'],
    ['Henry Adams Jr.', 'Henry Adams Sr', ['SUFFIX_DIFFERENT'], 'NO_MATCH'],
    ['John A. Smith', 'John B. Smith', ['MIDDLE_NAME_DIFFERENT'], 'NO_MATCH'],
    ['Mary Smith', 'JOHN & MARY SMITH', ['ONE_OF_SEVERAL_NAMES'], 'MATCH'],
    ['Susan Smith', 'JOHN & MARY SMITH', ['FIRST_NAME_DIFFERENT', 'ONE_OF_SEVERAL_NAMES'], 'NO_MATCH'],
    ['Wei Zhang', 'Wei Zheng', ['LAST_NAME_DIFFERENT'], 'NO_MATCH'],
    ['Marta Smith', 'Martha Smith', ['NAME_ALIKE'], 'POSSIBLE'],
    ['Acme Plumbing, L.L.C.', 'ACME PLUMBING INC', ['LEGAL_FORM_DIFFERENT'], 'NO_MATCH'],
    [
      'Smith Family Trust',
      'John Smith',
      ['BUSINESS_AND_TRUST', 'BUSINESS_WORD_DIFFERENT', 'PERSON_AND_ORGANIZATION'],
      'NO_MATCH',
    ],
    ['', 'John Smith', ['NOTHING_TO_COMPARE'], 'NO_MATCH'],
  ])('%s and %s', (one, other, why, verdict) => {
    const match = matchNames(one, other);
    expect([match.reasons.filter((reason) => reason !== 'NAME_EQUAL'), verdictOf(match.score)]).toEqual([why, verdict]);
  });
});

describe('addresses', () => {
  it.each([
    [
      '434 W Ascension Way Suite #200 Murray UT 84123',
      '434 WEST ASCENSION WAY, STE 200, MURRAY, UTAH 84123-4567',
      ['ADDRESS_EQUAL'],
      'MATCH',
    ],
    ['12 Oak St Apt 3, Reno, NV 89501', '12 OAK ST RENO NV 89501', ['UNIT_MISSING'], 'MATCH'],
    ['12 Oak St Apt 3, Reno, NV 89501', '12 OAK ST #4 RENO NV 89501', ['UNIT_DIFFERENT'], 'NO_MATCH'],
    ['12 N Oak St, Reno, NV 89501', '12 S OAK ST RENO NV 89501', ['DIRECTION_DIFFERENT'], 'NO_MATCH'],
    ['PO Box 12, Reno, NV 89501', '12 OAK ST RENO NV 89501', ['BOX_AND_STREET'], 'NO_MATCH'],
    ['12 Oak St', '12 OAK STREET', ['PLACE_MISSING'], 'POSSIBLE'],
  ])('%s and %s', (one, other, why, verdict) => {
    const match = matchAddresses(one, other);
    expect([match.reasons, verdictOf(match.score)]).toEqual([why, verdict]);
  });
});

it('compares phone numbers by their digits and e-mail addresses by their mailbox', () => {
  expect(matchPhones('+1 (800) 555-1234', '8005551234').score).toBe(100);
  expect(matchPhones('8005551234', '8005551235').score).toBe(0);
  expect(matchEmails('J.Smith+bank@Gmail.com', 'jsmith@googlemail.com').score).toBe(100);
  expect(matchEmails('jsmith@example.com', 'smith@example.com').score).toBe(0);
});

describe('an owner', () => {
  const known = { name: 'JOHN SMITH', addresses: ['12 OAK ST RENO NV 89501'], phones: ['7755550100'], emails: [] };
  const namesake = { ...known, addresses: ['9 ELM ST ELKO NV 89801'] };

  it('matches if the name does and nothing that the bank knows speaks against it', () => {
    const claim = { name: 'John Smith', address: '12 Oak Street, Reno, NV 89501', email: 'j@example.com' };
    const match = matchOwner(claim, [namesake, known]);
    expect(match).toMatchObject({
      verdict: 'MATCH',
      address: { score: 100 },
      email: { reasons: ['NOTHING_TO_COMPARE'] },
    });
  });

  it('may match if a part differs, and does not if the name differs', () => {
    expect(matchOwner({ name: 'John Smith', phone: '7755550199' }, [known])?.verdict).toBe('POSSIBLE');
    expect(matchOwner({ name: 'Jane Smith', phone: '7755550100' }, [known])?.verdict).toBe('NO_MATCH');
    expect(matchOwner({ name: 'John Smith' }, [])).toBeUndefined();
  });
});

it('finds what is the same among the pairs for tuning', async () => {
  expect(figuresOf(await readNames(), 'tuning', matchNames).f1).toBeGreaterThan(0.98);
  expect(figuresOf(await readAddresses(), 'tuning', matchAddresses).f1).toBeGreaterThan(0.98);
});

it('says its reasons in sentences', () => {
  for (const [, sentence] of Object.values(reasons)) expect(sentence).toMatch(/^[A-Z].*\.$/);
});
