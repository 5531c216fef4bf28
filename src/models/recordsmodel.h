// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/outbox/outbox.h"
#include "models/highlightterms.h"
#include "models/paging/pagedtablemodel.h"

#include <QtCore/QMetaEnum>

namespace catalpa {

//! One column of a table of records: all that there is to know of it. Functions that a column has no use for are null.
template <typename Record, typename Query, typename Edit>
struct RecordColumn {
    int column = 0; //!< A value of the model's enum Column.
    QString title; //!< For people.
    QString key{}; //!< For ColumnKeyRole, where it is not the name of the enum's value.
    bool isDetail = false; //!< Shows what is read only when the query asks for it.
    std::optional<typename Query::Sort> sort{}; //!< What rows are sorted by; the first such column stands for it.
    std::optional<SearchField> searched{}; //!< Where a search looks for what is in its cells.
    std::optional<RecordField> field{}; //!< What an edit of its cells changes; as far as the role may.
    bool isNumber = false;
    std::optional<SearchField> besideSearched{}; //!< Where a search looks for what is in beside().
    bool isGlimpse = false; //!< The text is the beginning only; copyText() is the whole.
    QString (*text)(const Record &record) = nullptr; //!< Never null.
    bool (*isNothing)(const Record &record) = nullptr; //!< True when nothing is recorded.
    QString (*toolTip)(const Record &record) = nullptr;
    QString (*copyText)(const Record &record) = nullptr; //!< For CopyRole, where text() is made for the eye.
    QString (*beside)(const Record &record) = nullptr; //!< A long text of the record, which a search may have found.
    QString (*besideText)(const QString &glimpse) = nullptr; //!< Says so, with what stands around the place.
    bool (*isEdited)(const Edit &edit) = nullptr; //!< Whether an edit is about this column.
    QString (*editText)(const Record &record) = nullptr; //!< What an editor begins with.
    //! The edit for what was typed or picked, empty when that stands there already; nothing for no edit at all. Null
    //! for a column that is not edited in the table.
    std::optional<Edit> (*edit)(const Record &record, const QVariant &typed) = nullptr;
};

//! Columns, order and cells of a table of records, with the edits that are on their way. Subclasses list the columns.
//! Instantiated for Author and Book.
template <typename Record, typename Query, typename Edit>
class RecordsModel : public PagedTableModel<Record, Query> {
public:
    using Column = RecordColumn<Record, Query, Edit>;
    using SortColumn = CatalogueTableModel::SortColumn;
    using EditState = CatalogueTableModel::EditState;

    //! Section of a column, or -1 when there is no such column.
    int sectionOf(int column) const;
    //! The record of a row as typed, or nothing while it is not loaded.
    std::optional<Record> recordAt(int row) const;
    //! The record of a row as the database holds it, as far as is known here; nothing while it is not loaded.
    std::optional<Record> storedAt(int row) const;

    //! The cells of a record of the database as they are printed: with edits that are on their way, whole, and empty
    //! where nothing is recorded.
    QStringList printed(const Record &stored, const QList<int> &sections) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    QString search() const override { return this->query().search; }
    void setSearch(const QString &text) override;
    QString collation() const override { return this->query().collation; }
    void setCollation(const QString &tag) override;
    QList<SortColumn> sorting() const override;
    void setSorting(const QList<SortColumn> &levels) override;
    bool isSortable(int section) const override;
    void setShownColumns(const QList<int> &sections) override;

protected:
    //! What a table of one kind of record needs besides its store. The outbox must outlive the model.
    struct Setup {
        Outbox &outbox;
        QList<Column> columns;
        QMetaEnum names; //!< Of the columns, for ColumnKeyRole.
        SearchScope scope{};
        qint64 size = 0; //!< Rows without a filter, as far as that is known.
        CatalogueCapabilities capabilities;
    };
    RecordsModel(PagedStore<Record, Query> &store, const Setup &setup, QObject *parent);

    //! Takes in a record as it was saved, as far as the rows have it.
    void updateSaved(Record saved);

    const Column &columnOf(int section) const { return m_columns.at(section); }

private:
    QVariant cell(const Record &record, const Column &column, int role) const;
    EditState editState(const Record &record, const Column &column) const;
    bool isDisplaced(const Record &before, const Record &now) const;
    QString foundBeside(const Record &record, const Column &column) const;

    Outbox &m_outbox;
    QList<Column> m_columns;
    QMetaEnum m_names;
    mutable HighlightTerms m_sought;
    CatalogueCapabilities m_capabilities;
};

extern template class RecordsModel<Author, AuthorQuery, AuthorEdit>;
extern template class RecordsModel<Book, BookQuery, BookEdit>;

} // namespace catalpa
