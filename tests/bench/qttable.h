// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQueryModel>
#include <QtWidgets/QTableView>

#include <memory>

namespace catalpa::test {

//! What a program has that shows books as Qt's examples do: a model of Qt Sql in a QTableView, in the thread of the
//! window. The baseline of the benchmark.
class QtTable {
    Q_DISABLE_COPY_MOVE(QtTable)

public:
    enum class Kind {
        TableUnsorted, //!< QSqlTableModel of the books as the database gives them, without the authors' names.
        TableByTitle, //!< The same, sorted.
        QueryByTitle //!< QSqlQueryModel of what Catalpa shows, in its order.
    };

    //! Shows a window without rows.
    QtTable(const ConnectionAddress &address, Kind kind);
    ~QtTable();

    QTableView &view() { return m_view; }
    //! Connects, unless it is, and reads the rows: all of them, and it returns when they are here.
    void open();
    //! The same in another order; of tables only.
    void sort(int column, Qt::SortOrder order);
    //! The books with \a text in the title; of tables only.
    void search(const QString &text);

private:
    Kind m_kind;
    QSqlDatabase m_database;
    std::unique_ptr<QSqlQueryModel> m_model;
    QTableView m_view;
};

} // namespace catalpa::test
