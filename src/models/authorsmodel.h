// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/outbox/outbox.h"
#include "models/highlightterms.h"
#include "models/pagedtablemodel.h"

namespace catalpa {

//! The authors of the catalogue, with the edits that are on their way. The store and the outbox must outlive it.
class AuthorsModel final : public PagedTableModel<Author, AuthorQuery, AuthorStore> {
    Q_OBJECT

public:
    enum Column { Name, SortName, Country, Books, Added, Biography };
    Q_ENUM(Column)

    //! The columns are those that \a shape has a place for.
    AuthorsModel(AuthorStore &store, Outbox &outbox, const CatalogueCapabilities &capabilities,
                 QObject *parent = nullptr);

    //! What a visible column shows.
    Column columnAt(int section) const { return m_columns.at(section); }
    //! Where a column is, or -1 when there is no such column.
    int sectionOf(Column column) const { return int(m_columns.indexOf(column)); }
    //! The author of a row as typed, or nothing while it is not loaded.
    std::optional<Author> author(int row) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    //! What was typed cannot be recorded; the cell keeps its old value.
    void invalid(const catalpa::Error &error);

private:
    std::optional<AuthorQuery::Sort> sortOf(int column) const override;
    int columnOf(AuthorQuery::Sort sort) const override;
    bool isUnfiltered(const AuthorQuery &query) const override { return query.search.isEmpty(); }
    QVariant cell(const Author &author, Column column, int role) const;
    EditState editState(const Author &author, Column column) const;
    std::optional<AuthorEdit> editFrom(const Author &seen, Column column, const QString &typed);

    Outbox &m_outbox;
    mutable HighlightTerms m_sought{SearchScope::Authors};
    QList<Column> m_columns;
    bool m_canEdit;
};

} // namespace catalpa
