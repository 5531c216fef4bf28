// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/bulk/pastedcells.h"
#include "core/bulk/proposalreader.h"
#include "models/rowreader.h"

namespace catalpa {
class AuthorsModel;
class BooksModel;
} // namespace catalpa

namespace catalpa::ui {

class RecordsPage;

//! The records behind the rows of a page, of either kind.
class PageRecords {
public:
    explicit PageRecords(RecordsPage &page);

    RecordsPage &page() const { return m_page; }
    bool isOfBooks() const { return m_books; }
    //! What can be changed in a column; nothing for one that is not edited in the table.
    std::optional<RecordField> field(int section) const;
    //! The columns as they are shown, from the left, and the place of a section among them.
    QList<PasteColumn> columns() const;
    int place(int section) const;

    //! How these rows, or all of them when there are none, are read. They are the records themselves when they are at
    //! hand and not too many.
    ProposalSource source(const QList<RowRange> &rows) const;
    //! What is proposed for the record of a row; nothing where it is not here, or stays as it is.
    std::optional<Proposal> propose(int row, const Recipes &recipes) const;
    //! The recipes that make a field as it is in the record of a row; nothing while that is not here.
    std::optional<Recipes> copying(int row, RecordField field) const;

private:
    RecordsPage &m_page;
    AuthorsModel *m_authors;
    BooksModel *m_books;
};

int countOf(const QList<RowRange> &rows);

} // namespace catalpa::ui
