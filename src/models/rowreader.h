// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cataloguetablemodel.h"

#include <memory>

namespace catalpa {

//! Rows from \a first to \a last, both included.
struct RowRange {
    int first = 0;
    int last = 0;

    int count() const { return last - first + 1; }
    bool operator==(const RowRange &) const = default;
};

//! Rows as text, with tabs between their cells: what a spreadsheet takes.
namespace rowtext {

//! The titles of the columns, as the first line.
QString header(const QAbstractItemModel &model, const QList<int> &columns);
//! A text as one cell: on one line, and such that a spreadsheet does not take it for a formula or the beginning of a
//! quotation.
QString cell(QString text);
//! One row, or nothing while it is not loaded.
std::optional<QString> line(const QAbstractItemModel &model, int row, const QList<int> &columns);

} // namespace rowtext

//! Reads rows that are not all in memory, a page at a time, while the table stays free for everything else: it has a
//! model of its own. Dropping it ends it.
class RowReader final : public QObject {
    Q_OBJECT

public:
    static constexpr int mostRows = 50'000;

    //! Reads what \a shown is the answer to, in its order: the rows of \a ranges, or all when there are none.
    //! \a model is of the same kind, and has not been asked anything.
    RowReader(std::unique_ptr<CatalogueTableModel> model, const CatalogueTableModel &shown,
              const QList<RowRange> &ranges, const QList<int> &columns, QObject *parent);

    //! The numbers of the records that were read.
    const QList<qint64> &ids() const { return m_ids; }

Q_SIGNALS:
    void progressed(int rows, int ofRows);
    //! A line of titles and \a rows lines; there would have been \a ofRows.
    void finished(const QString &text, int rows, int ofRows);
    void failed(const catalpa::Error &error);

private:
    void begin();
    void goOn();

    std::unique_ptr<CatalogueTableModel> m_model;
    QList<RowRange> m_ranges;
    QList<int> m_columns;
    QString m_text;
    QList<qint64> m_ids;
    int m_rows = 0;
    int m_of = 0;
    bool m_begun = false;
};

} // namespace catalpa
