import type { GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { executeSync, parse } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { accountDetail, accountPosition, detailOf } from '../../src/datasources/open-finance/account-details.ts';
import type { Field } from '../../src/datasources/open-finance/wire.ts';
import { body } from '../../src/datasources/open-finance/wire.ts';
import type { AccountDetailField } from '../../src/domain/account-details.ts';
import { accountDetailFields } from '../../src/domain/account-details.ts';
import { accountPositionFields } from '../../src/domain/account-positions.ts';
import type { Account, AccountFamily } from '../../src/domain/accounts.ts';
import { accountFamily, accountRef } from '../../src/domain/accounts.ts';
import type { TableField } from '../../src/domain/field-table.ts';
import * as resolvers from '../../src/resolvers/account-details.ts';
import { AccountDetailRef, AccountPositionRef } from '../../src/schema/account-details.ts';
import { builder } from '../../src/schema/builder.ts';
import '../../src/schema/scalars.ts';

const allFamilies: readonly AccountFamily[] = ['DEPOSIT', 'CREDIT', 'LOAN', 'STUDENT_LOAN', 'INVESTMENT'];
const detailRows = Object.entries<AccountDetailField>(accountDetailFields);

const allRows = [...detailRows, ...Object.entries<TableField>(accountPositionFields)];

describe('the rows of the tables', () => {
  test('are described in a sentence', () => {
    expect(allRows.filter(([, { description }]) => !/^[A-Z].*[.]$/.test(description))).toEqual([]);
  });

  test('belong to at least one family, and to each once', () => {
    const misfits = detailRows.filter(
      ([, { families }]) => !families.length || new Set(families).size < families.length,
    );
    expect(misfits).toEqual([]);
  });

  test('give the upstream name only where it is another', () => {
    expect(allRows.filter(([name, { upstream }]) => upstream === name)).toEqual([]);
  });
});

/** What comes out of a body, and what was reported about it. */
function read<T>(field: Field<T>, value: unknown): { value: T; drift: string[] } {
  const drift: string[] = [];
  return { value: body(field, (wire) => wire).read(value, (path) => drift.push(path)), drift };
}

describe('reading a detail', () => {
  test('keeps the digits of numbers and of texts', () => {
    expect(
      read(accountDetail, { periodInterestRate: '4.50', interestRate: '15.789', creditMaxAmount: '7000.10' }),
    ).toEqual({
      value: { periodInterestRate: '4.50', interestRate: '15.789', creditMaximumAmount: '7000.10' },
      drift: [],
    });
    expect(read(accountDetail, { periodInterestRate: 4.5 }).value).toEqual({ periodInterestRate: '4.5' });
  });

  test('asks for the digits of every number', () => {
    const { digits } = body(accountDetail, (wire) => wire);
    const exact = detailRows.filter(([, { kind }]) => ['money', 'rate', 'decimal', 'id'].includes(kind));
    expect(digits.toSorted()).toEqual(exact.map(([name, { upstream = name }]) => upstream).toSorted());
  });

  test.each([
    ['Y', true],
    ['N', false],
    ['T', true],
    ['F', false],
    [true, true],
  ])('reads the flag %j', (sent, expected) => {
    expect(read(accountDetail, { autoPayEnrolled: sent })).toEqual({ value: { autoPayEnrolled: expected }, drift: [] });
  });

  test('turns seconds into moments, as numbers or texts, and 0 into nothing', () => {
    const sent = { nextPaymentDate: 1607450357, convertToRepayment: '1607450357', openDate: 0 };
    expect(read(accountDetail, sent)).toEqual({
      value: { nextPaymentDate: 1_607_450_357_000, convertToRepaymentDate: 1_607_450_357_000 },
      drift: [],
    });
  });

  test('reports a misfit by its path and keeps the rest', () => {
    expect(read(accountDetail, { interestRate: 'variable', paymentsMade: 1.5, collateral: 'car' })).toEqual({
      value: { collateral: 'car' },
      drift: ['$.interestRate', '$.paymentsMade'],
    });
    expect(read(accountDetail, ['4.5'])).toEqual({ value: null, drift: ['$'] });
  });

  test('ignores what no row describes', () => {
    const sent = JSON.parse('{"newField": 1, "__proto__": {"owner": "x"}, "constructor": {}, "owner": null}');
    expect(read(accountDetail, sent)).toEqual({ value: {}, drift: [] });
  });
});

describe('reading a position', () => {
  test.each([
    [1644994800, 1_644_994_800_000],
    ['1644994800', 1_644_994_800_000],
    ['2022-02-16', Date.UTC(2022, 1, 16)],
  ])('takes an expiry of %j', (sent, expected) => {
    expect(read(accountPosition, { optionExpireDate: sent })).toEqual({
      value: { optionExpireDate: expected },
      drift: [],
    });
  });

  test('reports an expiry on a day that does not exist', () => {
    expect(read(accountPosition, { optionExpireDate: '2022-02-30' })).toEqual({
      value: {},
      drift: ['$.optionExpireDate'],
    });
  });

  test('has its id as a text', () => {
    expect(read(accountPosition, { id: 454678080, units: 6.537 }).value).toEqual({
      positionId: '454678080',
      units: '6.537',
    });
  });
});

function accountOf(type: string, detail: object | null, positions: readonly object[] = []): Account {
  const values = detail && read(accountDetail, detail).value;
  return {
    ...accountRef('5003', '6004'),
    type,
    currency: 'USD',
    detail: detailOf(values, accountFamily(type)),
    positions: positions.map((position) => read(accountPosition, position).value),
  } as unknown as Account;
}

describe('the types', () => {
  let schema: GraphQLSchema;
  beforeAll(() => {
    builder.queryType({
      fields: (t) => ({
        detail: t.field({
          type: AccountDetailRef,
          nullable: true,
          resolve: (root) => resolvers.accountDetail(root as Account),
        }),
        positions: t.field({
          type: [AccountPositionRef],
          resolve: (root) => [...resolvers.accountPositions(root as Account)],
        }),
      }),
    });
    schema = builder.toSchema();
  });

  /** Throws when anything in it is asynchronous. */
  const ask = (source: string, account: Account) =>
    executeSync({ schema, document: parse(source), rootValue: account });
  const fieldsOf = (type: string) => (schema.getType(type) as GraphQLObjectType | GraphQLInterfaceType).getFields();

  test.each([
    ['checking', 'DepositAccountDetail'],
    ['lineOfCredit', 'CreditAccountDetail'],
    ['mortgage', 'LoanAccountDetail'],
    ['studentLoanGroup', 'StudentLoanAccountDetail'],
    ['529', 'InvestmentAccountDetail'],
    ['somethingNew', 'OtherAccountDetail'],
  ])('of a %s account is %s, at once', (type, expected) => {
    expect(ask('{ detail { __typename dateAsOf } }', accountOf(type, { dateAsOf: 1607450357 })).data).toEqual({
      detail: { __typename: expected, dateAsOf: '2020-12-08T17:59:17.000Z' },
    });
  });

  test('are absent with the detail', () => {
    expect(ask('{ detail { dateAsOf } positions { symbol } }', accountOf('checking', null)).data).toEqual({
      detail: null,
      positions: [],
    });
  });

  test.each([
    ['DEPOSIT', 'DepositAccountDetail'],
    ['CREDIT', 'CreditAccountDetail'],
    ['LOAN', 'LoanAccountDetail'],
    ['STUDENT_LOAN', 'StudentLoanAccountDetail'],
    ['INVESTMENT', 'InvestmentAccountDetail'],
  ] as const)('have for %s exactly the fields of the table', (family, type) => {
    const rows = detailRows.filter(([, { families }]) => families.includes(family));
    expect(Object.keys(fieldsOf(type)).toSorted()).toEqual(rows.map(([name]) => name).toSorted());
  });

  test('share only what every family has, and leave nothing out for a family not known yet', () => {
    const shared = detailRows.filter(([, { families }]) => families.length === allFamilies.length);
    expect(Object.keys(fieldsOf('AccountDetail'))).toEqual(shared.map(([name]) => name));
    expect(Object.keys(fieldsOf('OtherAccountDetail'))).toHaveLength(detailRows.length);
    expect(Object.keys(fieldsOf('AccountPosition')).toSorted()).toEqual(Object.keys(accountPositionFields).toSorted());
  });

  test('describe every field and require none', () => {
    const types = ['AccountDetail', 'OtherAccountDetail', 'AccountPosition'];
    for (const type of types) {
      for (const field of Object.values(fieldsOf(type))) {
        expect(field.description, field.name).toBeTruthy();
        expect(String(field.type), field.name).not.toMatch(/!$/);
      }
      expect(schema.getType(type)?.description, type).toBeTruthy();
    }
    expect(fieldsOf('LoanAccountDetail').termOfLoan?.description).toMatch(/Mastercard calls it `termOfMl`\.$/);
  });

  test('answer each kind in its own scalar', () => {
    const detail = {
      interestRate: '4.50',
      principalBalance: '45056.70',
      autoPayEnrolled: 'Y',
      paymentsMade: 14,
      nextPaymentDate: 1607450357,
      lender: 'FinBank',
      loanAwardId: 1234568,
      remainingTermOfMl: 2,
    };
    const source = `{ detail { ... on StudentLoanAccountDetail {
      interestRate principalBalance { amount currency } autoPayEnrolled paymentsMade nextPaymentDate lender loanAwardId
      remainingTermOfLoan escrowBalance { amount }
    } } }`;
    expect(ask(source, accountOf('studentLoan', detail)).data).toEqual({
      detail: {
        interestRate: '4.50',
        principalBalance: { amount: '45056.70', currency: 'USD' },
        autoPayEnrolled: true,
        paymentsMade: 14,
        nextPaymentDate: '2020-12-08T17:59:17.000Z',
        lender: 'FinBank',
        loanAwardId: '1234568',
        remainingTermOfLoan: '2',
        escrowBalance: null,
      },
    });
  });

  test.each([
    ['the currency of the security', { securityCurrency: 'cad' }, 'CAD'],
    ['else the currency of the account', { securityCurrency: '' }, 'USD'],
    ['else the currency of the account', {}, 'USD'],
  ])('show a position in %s', (_case, currency, expected) => {
    const account = accountOf('ira', null, [{ marketValue: '271.840', ...currency }]);
    expect(ask('{ positions { marketValue { amount currency } } }', account).data).toEqual({
      positions: [{ marketValue: { amount: '271.840', currency: expected } }],
    });
  });

  test('refuse to guess a currency and still show the amount', () => {
    const account = accountOf('ira', null, [{ marketValue: '271.84', securityCurrency: '$' }]);
    const { data, errors } = ask('{ positions { price: marketValue { amount } marketValue { currency } } }', account);
    expect(data).toEqual({ positions: [{ price: { amount: '271.84' }, marketValue: null }] });
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE' });
  });
});
