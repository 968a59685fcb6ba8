import type { FieldTable, ValuesOf } from './field-table.ts';
import { rowsWith } from './field-table.ts';

const holding = rowsWith({});

/** Every field of a position, in upstream's order; named by the rule of `accountDetailFields`. */
export const accountPositionFields = {
  positionId: holding.id('The id of the position upstream.', 'id'),
  description: holding.text('What is held, in the words of the institution.'),
  symbol: holding.text('The ticker symbol, such as `DAL`.'),
  units: holding.decimal('How many units are held.'),
  currentPrice: holding.money('The price of one unit now.'),
  securityName: holding.text('The name of the security.'),
  transactionType: holding.text('How the position was bought, such as `Cash` or `Margin`.'),
  marketValue: holding.money('What the position was worth when the account was last read.'),
  changePercent: holding.rate('How much the value changed since the day before.'),
  dailyChange: holding.money('How much the value changed since the day before.'),
  costBasis: holding.money('What the whole position cost to buy.'),
  paidPrice: holding.money('What one unit cost to buy.'),
  holdType: holding.text('The kind of holding, such as `INVESTMENT`.'),
  investmentSecurityType: holding.text('The kind of security, as the investment is classed.', 'invSecurityType'),
  status: holding.text('The state of the position, in the code of the institution.'),
  currentPriceDate: holding.date('When the current price was quoted.'),
  securityType: holding.text('The kind of security, such as `Stock`.'),
  mutualFundType: holding.text('The kind of mutual fund, such as `OPENEND`.', 'mfType'),
  positionType: holding.text('Which way the position points. Known: `Long`, `Short`; others may follow.', 'posType'),
  totalGainLoss: holding.money('Gain, or loss below zero, since the position was bought.', 'totalGLDollar'),
  totalGainLossPercent: holding.rate('Gain, or loss below zero, since the position was bought.', 'totalGLPercent'),
  optionStrikePrice: holding.money('The price that an option may be exercised at.'),
  optionType: holding.text('The right that an option gives. Known: `PUT`, `CALL`; others may follow.'),
  optionSharesPerContract: holding.decimal('How many shares one option contract covers.'),
  optionExpireDate: holding.date('When an option expires.'),
  institutionAssetClass: holding.text(
    'The class of asset as the institution names it, such as `COMNEQTY`.',
    'fiAssetClass',
  ),
  assetClass: holding.text(
    'The class of asset. Known: `DOMESTICBOND`, `LARGESTOCK`, `INTLSTOCK`, `MONEYMRKT`, `OTHER`; others may follow.',
  ),
  currencyRate: holding.decimal(
    'The exchange rate from the original currency of the security; `1` where nothing was converted.',
  ),
  securityId: holding.text('The id of the security in the numbering system named by `securityIdType`.'),
  securityIdType: holding.text(
    'A numbering system. Known: `CUSIP`, `ISIN`, `SEDOL`, `SICC`, `VALOR`, `WKN`; others may follow.',
  ),
  costBasisPerShare: holding.money('What one share cost to buy.'),
  subAccountType: holding.text('The part of the account that holds the position, such as `CASH`.'),
  securityCurrency: holding.text(
    'The currency that the amounts of this position are in, as the institution writes it.',
  ),
  todayGainLoss: holding.money('Gain, or loss below zero, on the day the account was last read.', 'todayGLDollar'),
  todayGainLossPercent: holding.rate(
    'Gain, or loss below zero, on the day the account was last read.',
    'todayGLPercent',
  ),
} satisfies FieldTable;

/** One holding of an investment account. */
export type AccountPosition = ValuesOf<typeof accountPositionFields>;
