import type { AccountDetailField } from '../domain/account-details.ts';
import { accountDetailFields } from '../domain/account-details.ts';
import { accountPositionFields } from '../domain/account-positions.ts';
import type { AccountFamily } from '../domain/accounts.ts';
import type { FieldTable, TableField } from '../domain/field-table.ts';
import type { AccountDetailSource, AccountPositionSource, TableSource } from '../resolvers/account-details.ts';
import * as resolvers from '../resolvers/account-details.ts';
import { builder } from './builder.ts';
import { MoneyRef } from './money.ts';

/** The type for each family, and for accounts whose family is not known to this release. */
const detailTypes = {
  DEPOSIT: { name: 'DepositAccountDetail', accounts: 'a checking, savings, money market or CD account' },
  CREDIT: { name: 'CreditAccountDetail', accounts: 'a credit card or a line of credit' },
  LOAN: { name: 'LoanAccountDetail', accounts: 'a mortgage or another loan' },
  STUDENT_LOAN: { name: 'StudentLoanAccountDetail', accounts: 'a student loan, or a group of them' },
  INVESTMENT: { name: 'InvestmentAccountDetail', accounts: 'an investment or retirement account' },
  OTHER: {
    name: 'OtherAccountDetail',
    accounts: 'an account whose type is new to the gateway, with every field there is',
  },
} as const satisfies Record<AccountFamily | 'OTHER', { name: string; accounts: string }>;

const families = Object.keys(detailTypes).filter((family): family is AccountFamily => family !== 'OTHER');

export const AccountDetailRef = builder.interfaceRef<AccountDetailSource>('AccountDetail');

AccountDetailRef.implement({
  description:
    'What an institution says about an account beyond its balance. Which fields there are depends on the type of the ' +
    'account; which of them are filled, on the institution.',
  resolveType: ({ family }) => detailTypes[family ?? 'OTHER'].name,
  // The builders of interface and object fields offer the same methods; comparing their types is too deep for tsc.
  fields: (t) => fieldsOf(t as unknown as FieldBuilder<AccountDetailSource>, rowsWhere(isShared)),
});

for (const family of families) {
  const { name, accounts } = detailTypes[family];
  defineDetail(name, accounts, (row) => !isShared(row) && row.families.includes(family));
}
defineDetail(detailTypes.OTHER.name, detailTypes.OTHER.accounts, (row) => !isShared(row));

export const AccountPositionRef = builder.objectRef<AccountPositionSource>('AccountPosition');

AccountPositionRef.implement({
  description:
    'One holding of an investment account. Its amounts are in `securityCurrency`, or in the currency of the account ' +
    'where the institution names none.',
  fields: (t) => fieldsOf(t, accountPositionFields),
});

function defineDetail(name: string, accounts: string, has: (row: AccountDetailField) => boolean): void {
  builder.objectRef<AccountDetailSource>(name).implement({
    description: `What an institution says about ${accounts}.`,
    interfaces: [AccountDetailRef],
    fields: (t) => fieldsOf(t, rowsWhere(has)),
  });
}

function isShared(row: AccountDetailField): boolean {
  return row.families.length === families.length;
}

function rowsWhere(has: (row: AccountDetailField) => boolean): FieldTable {
  return Object.fromEntries(Object.entries(accountDetailFields).filter(([, row]) => has(row)));
}

export type FieldBuilder<Source> = PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Source>;

function fieldsOf<Source extends TableSource>(t: FieldBuilder<Source>, table: FieldTable) {
  return Object.fromEntries(Object.entries(table).map(([name, row]) => [name, fieldOf(t, name, row)]));
}

/** The field of a row of a table. */
export function fieldOf<Source extends TableSource>(
  t: FieldBuilder<Source>,
  name: string,
  { kind, ...row }: TableField,
) {
  const facts = { nullable: true as const, description: describe(kind, row) };
  switch (kind) {
    case 'money':
      return t.field({ ...facts, type: MoneyRef, resolve: resolvers.fieldMoney(name) });
    case 'rate':
    case 'decimal':
      return t.field({ ...facts, type: 'Decimal', resolve: resolvers.fieldValue(name, kind) });
    case 'date':
      return t.field({ ...facts, type: 'DateTime', resolve: resolvers.fieldValue(name, kind) });
    case 'text':
      return t.string({ ...facts, resolve: resolvers.fieldValue(name, kind) });
    case 'id':
      return t.id({ ...facts, resolve: resolvers.fieldValue(name, kind) });
    case 'int':
      return t.int({ ...facts, resolve: resolvers.fieldValue(name, kind) });
    case 'boolean':
      return t.boolean({ ...facts, resolve: resolvers.fieldValue(name, kind) });
  }
}

/** The row's own words, how to read its value, and what to look for in Mastercard's documentation. */
function describe(kind: TableField['kind'], { description, upstream }: Omit<TableField, 'kind'>): string {
  const unit = kind === 'rate' ? ' In percent: `4.5` means 4.5 %.' : '';
  const name = upstream === undefined ? '' : ` Mastercard calls it \`${upstream}\`.`;
  return `${description}${unit}${name}`;
}
