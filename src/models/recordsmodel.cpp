// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/recordsmodel.h"

#include "core/records/validation.h"
#include "core/search/glimpse.h"
#include "wording/edittext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {

template <typename Record, typename Query, typename Edit>
RecordsModel<Record, Query, Edit>::RecordsModel(PagedStore<Record, Query> &store, const Setup &setup, QObject *parent)
    : PagedTableModel<Record, Query>(store, setup.size, parent)
    , m_outbox(setup.outbox)
    , m_columns(setup.columns)
    , m_names(setup.names)
    , m_sought(setup.scope)
    , m_capabilities(setup.capabilities)
{
}

template <typename Record, typename Query, typename Edit>
int RecordsModel<Record, Query, Edit>::sectionOf(int column) const
{
    const auto found = std::find_if(m_columns.cbegin(), m_columns.cend(),
                                    [column](const Column &each) { return each.column == column; });
    return found == m_columns.cend() ? -1 : int(std::distance(m_columns.cbegin(), found));
}

template <typename Record, typename Query, typename Edit>
std::optional<Record> RecordsModel<Record, Query, Edit>::recordAt(int row) const
{
    const Record *stored = this->record(row);
    return stored ? std::optional(m_outbox.withEdits(*stored)) : std::nullopt;
}

template <typename Record, typename Query, typename Edit>
std::optional<Record> RecordsModel<Record, Query, Edit>::storedAt(int row) const
{
    const Record *stored = row < 0 ? nullptr : this->record(row);
    return stored ? std::optional(*stored) : std::nullopt;
}

template <typename Record, typename Query, typename Edit>
QStringList RecordsModel<Record, Query, Edit>::printed(const Record &stored, const QList<int> &sections) const
{
    const Record record = m_outbox.withEdits(stored);
    QStringList cells;
    for (const int section : sections) {
        const Column &column = columnOf(section);
        const bool isNothing = column.isNothing && column.isNothing(record);
        cells += isNothing ? QString() : column.isGlimpse ? column.copyText(record) : column.text(record);
    }
    return cells;
}

template <typename Record, typename Query, typename Edit>
int RecordsModel<Record, Query, Edit>::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

template <typename Record, typename Query, typename Edit>
QVariant RecordsModel<Record, Query, Edit>::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const std::optional<Record> shown = recordAt(index.row());
    switch (role) {
    case CatalogueTableModel::LoadedRole:
        return shown.has_value();
    case CatalogueTableModel::RecordIdRole:
        return shown ? shown->id.value : 0;
    default:
        return shown ? cell(*shown, columnOf(index.column()), role) : QVariant();
    }
}

template <typename Record, typename Query, typename Edit>
QVariant RecordsModel<Record, Query, Edit>::cell(const Record &record, const Column &column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column.text(record);
    case Qt::AccessibleTextRole: {
        const QString found = foundBeside(record, column);
        return found.isEmpty() ? column.text(record) : u"%1. %2"_s.arg(column.text(record), found);
    }
    case CatalogueTableModel::FoundBesideRole:
        return foundBeside(record, column);
    case CatalogueTableModel::CopyRole:
        if (column.isNothing && column.isNothing(record))
            return QString();
        return column.copyText ? column.copyText(record) : column.text(record);
    case Qt::EditRole:
        return column.editText ? column.editText(record) : QVariant();
    case Qt::ToolTipRole:
        return column.toolTip ? column.toolTip(record) : column.beside ? foundBeside(record, column) : QVariant();
    case Qt::TextAlignmentRole:
        return column.isNumber ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case CatalogueTableModel::NothingRole:
        return column.isNothing && column.isNothing(record);
    case CatalogueTableModel::HighlightRole:
        return column.searched ? QVariant::fromValue(m_sought.in(search(), *column.searched)) : QVariant();
    case CatalogueTableModel::EditStateRole:
        return editState(record, column);
    default:
        return {};
    }
}

//! Only where the search has found nothing in the cells themselves.
template <typename Record, typename Query, typename Edit>
QString RecordsModel<Record, Query, Edit>::foundBeside(const Record &record, const Column &column) const
{
    if (!column.beside || search().isEmpty())
        return {};
    for (const Column &each : m_columns) {
        if (each.searched && each.searched != column.besideSearched
            && !matchesIn(each.text(record), m_sought.in(search(), *each.searched)).isEmpty())
            return {};
    }
    const QString glimpse = glimpseOf(column.beside(record), m_sought.in(search(), *column.besideSearched));
    return glimpse.isEmpty() ? QString() : column.besideText(glimpse);
}

template <typename Record, typename Query, typename Edit>
auto RecordsModel<Record, Query, Edit>::editState(const Record &record, const Column &column) const -> EditState
{
    EditState state = CatalogueTableModel::Saved;
    for (const OutboxEntry &entry : m_outbox.entries()) {
        const auto *edit = std::get_if<Edit>(&entry.edit);
        if (edit && edit->id == record.id && column.isEdited && column.isEdited(*edit)) {
            state =
                entry.state == OutboxEntry::State::Refused ? CatalogueTableModel::Refused : CatalogueTableModel::Saving;
        }
    }
    return state;
}

template <typename Record, typename Query, typename Edit>
QVariant RecordsModel<Record, Query, Edit>::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= m_columns.size())
        return {};
    const Column &column = columnOf(section);
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::AccessibleTextRole:
        return this->spokenHeader(section);
    case Qt::TextAlignmentRole:
        return QVariant((column.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case CatalogueTableModel::ColumnKeyRole:
        return column.key.isEmpty() ? QString::fromLatin1(m_names.valueToKey(column.column)) : column.key;
    default:
        return {};
    }
}

template <typename Record, typename Query, typename Edit>
Qt::ItemFlags RecordsModel<Record, Query, Edit>::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = PagedTableModel<Record, Query>::flags(index);
    if (!m_capabilities.canEdit || !this->record(index.row()))
        return flags;
    const Column &column = columnOf(index.column());
    const bool isEditable = column.edit && column.field && m_capabilities.mayChange(*column.field);
    return isEditable ? flags | Qt::ItemIsEditable : flags;
}

template <typename Record, typename Query, typename Edit>
bool RecordsModel<Record, Query, Edit>::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    std::optional<Edit> edit = columnOf(index.column()).edit(*recordAt(index.row()), value);
    if (!edit)
        return false;
    edit->label = labelOf(*this->record(index.row()));
    if (const auto valid = check(*edit); !valid) {
        Error error = valid.error();
        error.message = unfitSentence(*edit, error.message);
        Q_EMIT this->invalid(error);
        return false;
    }
    m_outbox.submit(*edit);
    return true;
}

template <typename Record, typename Query, typename Edit>
void RecordsModel<Record, Query, Edit>::setSearch(const QString &text)
{
    Query query = this->query();
    if (std::exchange(query.search, text) != text)
        this->setQuery(query);
}

template <typename Record, typename Query, typename Edit>
void RecordsModel<Record, Query, Edit>::setCollation(const QString &tag)
{
    Query query = this->query();
    if (std::exchange(query.collation, tag) != tag)
        this->setQuery(query);
}

template <typename Record, typename Query, typename Edit>
auto RecordsModel<Record, Query, Edit>::sorting() const -> QList<SortColumn>
{
    QList<SortColumn> levels;
    for (const auto &level : this->query().order) {
        const auto found = std::find_if(m_columns.cbegin(), m_columns.cend(),
                                        [&level](const Column &each) { return each.sort == level.column; });
        if (found != m_columns.cend())
            levels += SortColumn{sectionOf(found->column), level.order, level.nothingFirst};
    }
    return levels;
}

template <typename Record, typename Query, typename Edit>
void RecordsModel<Record, Query, Edit>::setSorting(const QList<SortColumn> &levels)
{
    Query query = this->query();
    query.order.clear();
    for (const SortColumn &level : levels) {
        const auto sort = isSortable(level.column) ? columnOf(level.column).sort : std::nullopt;
        const bool isNew = sort && std::none_of(query.order.cbegin(), query.order.cend(), [&](const auto &earlier) {
                               return earlier.column == *sort;
                           });
        if (isNew)
            query.order += {*sort, level.order, level.nothingFirst};
    }
    if (!query.order.isEmpty() && query != this->query())
        this->setQuery(query);
}

template <typename Record, typename Query, typename Edit>
bool RecordsModel<Record, Query, Edit>::isSortable(int section) const
{
    return section >= 0 && section < m_columns.size() && columnOf(section).sort;
}

template <typename Record, typename Query, typename Edit>
void RecordsModel<Record, Query, Edit>::setShownColumns(const QList<int> &sections)
{
    Query query = this->query();
    query.withDetails =
        std::any_of(sections.cbegin(), sections.cend(), [this](int section) { return columnOf(section).isDetail; });
    if (query != this->query())
        this->setQuery(query);
}

//! What was saved tells the details only when they were changed.
template <typename Record, typename Query, typename Edit>
void RecordsModel<Record, Query, Edit>::updateSaved(Record saved)
{
    const std::optional<Record> shown = storedAt(this->rowOf(saved.id.value));
    if (!this->query().withDetails)
        saved.details.reset();
    else if (!saved.details && shown)
        saved.details = shown->details;
    this->update(saved);
    if (shown && isDisplaced(*shown, saved))
        Q_EMIT this->displaced();
}

//! Whether what rows are sorted by is another one; without an order it is the first column that can be.
template <typename Record, typename Query, typename Edit>
bool RecordsModel<Record, Query, Edit>::isDisplaced(const Record &before, const Record &now) const
{
    const auto &order = this->query().order;
    return std::any_of(m_columns.cbegin(), m_columns.cend(), [&](const Column &column) {
        const bool isSortedBy = column.sort
            && (order.isEmpty() ? column.sort == m_columns.first().sort
                                : std::any_of(order.cbegin(), order.cend(),
                                              [&](const auto &level) { return level.column == column.sort; }));
        return isSortedBy && column.text(before) != column.text(now);
    });
}

template class RecordsModel<Author, AuthorQuery, AuthorEdit>;
template class RecordsModel<Book, BookQuery, BookEdit>;

} // namespace catalpa
