import { type ExportFormat, type ExportTable, exportTables, type MetricsExport } from '../../domain/metrics-export.ts';
import { builder } from '../builder.ts';
import { described } from '../enums.ts';

export const ExportTableEnum = builder.enumType('MetricsTable', {
  description: 'What can be taken along as a table.',
  values: described<ExportTable>(exportTables),
});

export const ExportFormatEnum = builder.enumType('ExportFormat', {
  description: 'How a table is written.',
  values: described<ExportFormat>({
    CSV: 'Comma-separated, with the names of the columns in the first line; safe to be opened in a spreadsheet.',
    JSON: 'A list of objects.',
  }),
});

export const MetricsExportRef = builder.objectRef<MetricsExport>('MetricsExport');
MetricsExportRef.implement({
  description: 'A table of figures, as a file.',
  fields: (t) => ({
    fileName: t.exposeString('fileName', { nullable: false, description: 'A name for the file.' }),
    contentType: t.exposeString('contentType', { nullable: false, description: 'Its media type.' }),
    text: t.exposeString('text', { nullable: false, description: 'What is in it; empty for a CSV without rows.' }),
  }),
});
