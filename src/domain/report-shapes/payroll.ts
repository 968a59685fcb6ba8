import { rows, type Shape } from './shape.ts';

const { boolean, date, decimal, id, int, many, money, one, text } = rows;

const place = {
  address1: text('Street address.'),
  address2: text('The second line of the address.'),
  city: text('City.'),
  state: text('State.'),
  zip: text('ZIP code.'),
};

const address: Shape = { name: 'PayrollAddress', description: 'An address in payroll data.', fields: place };

const employee: Shape = {
  name: 'PayrollEmployee',
  description: 'Who is employed.',
  fields: {
    name: text('The whole name.'),
    givenName: text('First name.'),
    middleName: text('Middle name.'),
    familyName: text('Last name.'),
    addresses: many(address, 'Where they live.', 'address'),
  },
};

const employment: Shape = {
  name: 'PayrollEmployment',
  description: 'The terms of an employment.',
  fields: {
    employerName: text('The employer.'),
    originalHireDate: date('When it began for the first time.'),
    latestHireDate: date('When it began for the last time.'),
    latestPayPeriodEndDate: date('The last day that was paid for.'),
    latestPayDate: date('When pay was last paid.'),
    daysSinceLastPay: int('How many days ago that was.'),
    numberPayCadenceWithoutPay: int('How many payments have failed to come.'),
    employmentEndDate: date('When it ended; absent while it lasts.'),
    employmentDuration: text('How long it has lasted.'),
    employerAddresses: many(address, 'Where the employer is.', 'employerAddress'),
    employmentStatusCode: text('Whether it lasts, in the code of the payroll system.'),
    employmentStatusName: text('Whether it lasts, in words.'),
    derivedEmploymentStatus: boolean('Whether that was concluded rather than stated.'),
    workLevelCode: text('How much they work, in a code.'),
    workLevelName: text('How much they work, in words.'),
    workLevelStatus: text('How reliable that is.'),
    positionTitle: text('Their position.'),
    positionDuration: text('How long they have had it.'),
  },
};

const annualIncome: Shape = {
  name: 'PayrollAnnualIncome',
  description: 'What was earned in one year.',
  fields: {
    year: text('The year.'),
    grossPayAmountYearToDate: money('All of it, before taxes.', 'grossPayAmountYTD'),
    netPayAmountYearToDate: money('All of it, as paid.', 'netPayAmountYTD'),
    basePayAmountYearToDate: money('The base pay.', 'basePayAmountYTD'),
    overtimePayAmountYearToDate: money('The pay for overtime.', 'overtimePayAmountYTD'),
    commissionPayAmountYearToDate: money('Commissions.', 'commissionPayAmountYTD'),
    otherPayAmountYearToDate: money('All else.', 'otherPayAmountYTD'),
  },
};

const monthlyPay: Shape = {
  name: 'PayrollMonthlyIncome',
  description: 'What is earned in a month, estimated.',
  fields: {
    estimatedMonthlyBasePay: money('The base pay.'),
    estimatedMonthlyOvertimePay: money('The pay for overtime.'),
    estimatedMonthlyBonusPay: money('Bonuses.'),
    estimatedMonthlyCommissionPay: money('Commissions.'),
    estimatedMonthlyOtherPay: money('All else.'),
    estimatedMonthlyTotalPay: money('All of it.'),
  },
};

const mainFields: Shape = {
  name: 'PayrollPayStatementSummary',
  description: 'The main figures of a pay statement.',
  fields: {
    payDate: date('When it was paid.'),
    startDate: date('The first day that it is for.'),
    endDate: date('The last day that it is for.'),
    payPeriodHours: decimal('How many hours it is for.'),
    payFrequency: text('How often pay is paid.'),
    payType: text('What the pay is measured by.'),
    grossPayAmount: money('The pay before taxes.'),
    grossPayAmountYearToDate: money('The same since the year began.', 'grossPayAmountYTD'),
    netPayAmount: money('What was paid.'),
    netPayAmountYearToDate: money('The same since the year began.', 'netPayAmountYTD'),
  },
};

const earning: Shape = {
  name: 'PayrollEarning',
  description: 'A line of what was earned.',
  fields: {
    name: text('What it is called.'),
    type: text('The kind of earning.'),
    rate: decimal('The rate.'),
    amount: money('The amount.'),
    amountYearToDate: money('The same since the year began.', 'amountYTD'),
  },
};

const deduction: Shape = {
  name: 'PayrollDeduction',
  description: 'A line of what was taken off.',
  fields: { type: text('The kind of deduction.'), amount: money('The amount.') },
};

const payStatement: Shape = {
  name: 'PayrollPayStatement',
  description: 'A pay statement from a payroll system.',
  fields: {
    payrollPayHistoryId: id('The id of the statement.'),
    lastPayPeriodIndicator: boolean('Whether it is the latest.'),
    summary: one(mainFields, 'Its main figures.', 'mainPayStatementFields'),
    earnings: many(earning, 'What was earned.'),
    deductions: many(deduction, 'What was taken off.'),
  },
};

const income: Shape = {
  name: 'PayrollIncome',
  description: 'What is earned in an employment. A verification of employment alone has the frequency only.',
  fields: {
    payFrequency: text('How often pay is paid, such as `Bi-Weekly`.'),
    payType: text('What the pay is measured by.'),
    basePayRate: money('The base pay of one unit.'),
    basePayRateUnit: text('The unit.'),
    oldestPayStatementAvailable: text('The date of the oldest statement.'),
    annualIncome: many(annualIncome, 'Year by year.'),
    monthlyIncome: one(monthlyPay, 'In a month, estimated.'),
    payStatements: many(payStatement, 'The statements.', 'directPayStatements'),
  },
};

export const employmentRecord: Shape = {
  name: 'PayrollEmploymentRecord',
  description: 'An employment as a payroll system has it.',
  fields: {
    employmentId: id('Stays the same when the report is refreshed.'),
    asOfDate: date('When the payroll system was last up to date.'),
    employerName: text('The employer.'),
    payrollSource: text('Where the data comes from.'),
    payrollProvider: text('The payroll system.'),
    employee: one(employee, 'Who is employed.'),
    employment: one(employment, 'The terms.'),
    income: one(income, 'What is earned.'),
  },
};

const employer: Shape = {
  name: 'PayStatementParty',
  description: 'The employer or the employee on a pay statement.',
  fields: { name: text('Name.'), ...place },
};

const payStat: Shape = {
  name: 'PayStatementEarning',
  description: 'A line of what was earned.',
  fields: {
    name: text('What it is called.'),
    type: text('The kind of earning.'),
    description: text('As it stands on the statement.'),
    rate: decimal('The rate.'),
    units: decimal('How many units.'),
    amountCurrent: money('The amount.'),
    amountYearToDate: money('The same since the year began.', 'amountYTD'),
  },
};

const payStatementDeduction: Shape = {
  name: 'PayStatementDeduction',
  description: 'A line of what was taken off.',
  fields: {
    name: text('What it is called.'),
    description: text('As it stands on the statement.'),
    type: text('The kind of deduction.'),
    amountCurrent: money('The amount.'),
    amountYearToDate: money('The same since the year began.', 'amountYTD'),
  },
};

const directDeposit: Shape = {
  name: 'PayStatementDirectDeposit',
  description: 'Where the pay went.',
  fields: {
    institutionName: text('The institution.', 'fiName'),
    accountTypeName: text('The type of account.'),
    description: text('As it stands on the statement.'),
    amount: money('The amount.'),
    accountLastFour: text('The last four digits of the account.'),
  },
};

export const storedPayStatement: Shape = {
  name: 'PayStatement',
  description: 'A pay statement that was stored, as far as it could be read.',
  fields: {
    assetId: id('The statement that was stored.'),
    payPeriod: text('Which one it is, as it was labelled.'),
    billable: boolean('Whether it counted as billable.'),
    payDate: date('When it was paid.'),
    startDate: date('The first day that it is for.'),
    endDate: date('The last day that it is for.'),
    netPayCurrent: money('What was paid.'),
    netPayYearToDate: money('The same since the year began.', 'netPayYTD'),
    grossPayCurrent: money('The pay before taxes.'),
    grossPayYearToDate: money('The same since the year began.', 'grossPayYTD'),
    payrollProvider: text('The payroll system.'),
    matchType: text('How well it could be recognized.'),
    employer: one(employer, 'The employer.'),
    employee: one(employer, 'The employee.'),
    earnings: many(payStat, 'What was earned.', 'payStat'),
    deductions: many(payStatementDeduction, 'What was taken off.'),
    directDeposits: many(directDeposit, 'Where the pay went.'),
    monthlyIncome: one(monthlyPay, 'What is earned in a month, estimated.'),
    errorCode: int('Why it could not be read, in a code.'),
    errorMessage: text('Why it could not be read.'),
  },
};
