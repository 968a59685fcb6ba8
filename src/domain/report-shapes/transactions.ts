import { rows, type Shape } from './shape.ts';

const { date, id, money, text } = rows;

export const reportTransaction: Shape = {
  name: 'ReportTransaction',
  description: 'A transaction as a report has it.',
  fields: {
    transactionId: id("Upstream's id of the transaction.", 'id'),
    amount: money('The amount, with the sign that upstream gave it.'),
    postedDate: date('When it was posted.'),
    description: text('What the institution says about it.'),
    memo: text('What else the institution says about it.'),
    normalizedPayee: text('Who paid or was paid, tidied up.'),
    institutionTransactionId: id('The id that the institution gave it.'),
    category: text("Upstream's category."),
    type: text('The type, as upstream wrote it.'),
    investmentTransactionType: text('What it did, on an investment account.'),
    securityType: text('The kind of security, on an investment account.'),
    symbol: text('The ticker symbol, on an investment account.'),
    commission: money('The commission, on an investment account.'),
  },
};
