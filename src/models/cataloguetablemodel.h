// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "models/paging/rowcount.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QFuture>
#include <QtCore/QList>

namespace catalpa {

//! Table of the catalogue as views see it: rows that arrive in pages, by their number, when they become visible.
class CatalogueTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        RecordIdRole = Qt::UserRole, //!< qint64: the record's key; 0 while the row is not loaded.
        LoadedRole, //!< bool: false draws a grey bar.
        NothingRole, //!< bool: nothing is recorded in this cell.
        EditStateRole, //!< EditState of the cell.
        ColumnKeyRole, //!< QString, of a header section: the column's name in settings, such as "country".
        CopyRole, //!< QString: the cell as a spreadsheet takes it, dates by ISO 8601, numbers without separators.
        FoundBesideRole, //!< QString: the long text by which a search found the row; empty when it was by its cells.
        HighlightRole, //!< QList<SearchTerm>: the words that may have been found in the cell, to be marked.
    };
    enum EditState { Saved, Saving, Refused };
    Q_ENUM(EditState)
    //! Visible rows: loaded, on their way, or neither, because they could not be read or that was stopped.
    enum class Arrival { Here, Awaited, Missing };
    Q_ENUM(Arrival)

    //! One level of the order that rows are in.
    struct SortColumn {
        int column = 0;
        Qt::SortOrder order = Qt::AscendingOrder;
        bool nothingFirst = false; //!< Rows with nothing recorded stand before the others, instead of behind them.

        bool operator==(const SortColumn &) const = default;
    };

    using Count = RowCount;
    using QAbstractTableModel::QAbstractTableModel;

    //! What only some columns need is read while one of these is shown; where rows lack it they are asked for anew.
    virtual void setShownColumns(const QList<int> &columns) = 0;
    //! Visible rows, so that these and their neighbours are loaded. The view sets them.
    virtual void setVisibleRows(int firstRow, int lastRow) = 0;
    //! Reads the visible rows again, in place: what colleagues have changed meanwhile comes and goes.
    virtual void refreshVisible() = 0;
    //! Keeps a record in memory, wherever rows are visible: the one under the cursor. 0 for none.
    virtual void pin(qint64 id) = 0;
    //! Asks the database again. Rows stay until the new ones arrive.
    virtual void refresh() = 0;
    //! Asks again for what has failed or was stopped. Does nothing when there is nothing.
    virtual void askAgain() = 0;
    //! Takes back what is being read. Rows that were waited for stay grey until they are wanted again.
    virtual void stop() = 0;
    //! True from a question that failed, or was stopped, until it is answered after all.
    virtual bool isLacking() const = 0;
    virtual Arrival arrival() const = 0;
    virtual QString search() const = 0; //!< What is searched for now.
    virtual void setSearch(const QString &text) = 0;
    //! True once all rows are there, loaded or not.
    virtual bool isCounted() const = 0;
    //! What is known of the number of rows; more than rowCount() tells until they are counted.
    virtual Count count() const = 0;
    //! True from a question about the first rows until its answer.
    virtual bool isLoading() const = 0;
    //! The row of a record, or -1 when it is not among the loaded ones.
    virtual int rowOf(qint64 id) const = 0;
    //! Asks in which row a record stands that is not among the loaded ones; located() answers.
    virtual void locate(qint64 id) = 0;
    //! The order that was asked for last, by its levels.
    virtual QList<SortColumn> sorting() const = 0;
    //! Asks for the rows in another order. Levels of columns that there are not, or that stood before, are left out.
    virtual void setSorting(const QList<SortColumn> &levels) = 0;
    virtual bool isSortable(int column) const = 0; //!< False for a column that no order goes by.
    //! A column's title with its part in the order, for those who hear it: "Name, sorted first, ascending".
    QString spokenHeader(int column) const;
    //! Sorts by one column.
    void sort(int column, Qt::SortOrder order) override { setSorting({{.column = column, .order = order}}); }
    //! Collation of texts, one of CatalogueCapabilities::collations; empty means the catalogue's own.
    virtual QString collation() const = 0;
    virtual void setCollation(const QString &tag) = 0;
    //! What rows around \a row are sorted by first, if that is known without loading them; for the scroll bar's bubble.
    virtual QString scrollLabel(int row) const = 0;
    //! Asks in which row the first record stands that begins with \a typed; sought() answers.
    virtual void seek(const QString &typed) = 0;
    //! Up to three names or titles that resemble the words of the search, which found nothing.
    virtual QFuture<Result<QStringList>> suggestions() const = 0;

Q_SIGNALS:
    //! A new question was asked: the rows of the one before are gone.
    void asked();
    //! The first rows of a new question are here.
    void loaded();
    //! arrival() or isLacking() may be another one.
    void progressed();
    //! These records were read again and are not what they were, or are new: somebody else has changed them.
    void changedElsewhere(const QList<qint64> &ids);
    //! More is known of the number of rows, or it has changed.
    void counted();
    //! A record was saved here that stands elsewhere in the order now; its row is where it was.
    void displaced();
    //! Somebody has deleted these records, or they stand elsewhere now; their rows go next.
    void departed(const QList<qint64> &ids);
    //! The row of a record, as far as rows are counted; -1 when the query does not find it.
    void located(qint64 id, int row);
    //! The row that was sought, or the last one when nothing stands behind it; -1 when the order is not one of texts.
    void sought(int row);
    //! Something could not be read. Rows that are answers to this question stay.
    void failed(const catalpa::Error &error);
    //! What was typed in a cell cannot be recorded; the cell keeps its old value.
    void invalid(const catalpa::Error &error);
};

} // namespace catalpa
