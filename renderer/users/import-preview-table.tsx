import { useTranslation } from 'react-i18next';
import type { CsvPreview } from '../../shared/csv.ts';
import { CSV_FIELDS } from './csv-fields.ts';
import styles from './import.module.css';
import pieces from './pieces.module.css';

type Props = { preview: CsvPreview; columnName(index: number): string };

/** The first rows as they are read now, each column headed by what it is taken for. */
export function ImportPreviewTable({ preview, columnName }: Props) {
  const { t } = useTranslation('users');
  const { columns, rows, mapping } = preview;
  return (
    <div>
      <h3 id="import-preview" className={pieces.sectionTitle}>
        {t('file.preview')}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={pieces.tableBox} tabIndex={0} aria-labelledby="import-preview">
        <table className={pieces.table}>
          <thead>
            <tr>
              {columns.map((_, index) => {
                const field = CSV_FIELDS.find((known) => mapping[known] === index);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
                  <th key={index} scope="col">
                    {columnName(index)}
                    <span className={styles.taken} data-taken={field !== undefined}>
                      {field ? `→ ${t(`fact.${field}`)}` : '–'}
                    </span>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, 5).map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file
              <tr key={line}>
                {columns.map((_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the file
                  <td key={index}>{row[index] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
