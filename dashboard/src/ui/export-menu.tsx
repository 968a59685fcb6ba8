import type { Export } from '../figures/exports.ts';
import { download } from './download.ts';

/** The files that can be had of what is shown. */
export function ExportMenu({ files }: { readonly files: readonly Export[] }) {
  return (
    <>
      <button type="button" class="quiet" popovertarget="exports" disabled={files.length === 0}>
        Export
      </button>
      <div id="exports" class="menu" popover="auto">
        {files.map(({ text, file, content }) => (
          <button
            key={text}
            type="button"
            popovertarget="exports"
            popovertargetaction="hide"
            onClick={() =>
              download(file, file.endsWith('.json') ? 'application/json' : 'text/csv;charset=utf-8', content())
            }
          >
            {text}
          </button>
        ))}
      </div>
    </>
  );
}
