// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/booksmodel.h"

#include "core/records/validation.h"
#include "wording/celltext.h"

#include <QtCore/QMetaEnum>

namespace catalpa {
namespace {

//! Where a search looks for what is in a cell of this column, if it does.
std::optional<SearchField> soughtIn(BooksModel::Column column)
{
    switch (column) {
    case BooksModel::Title:
    case BooksModel::SortTitle:
        return SearchField::Title;
    case BooksModel::AuthorName:
        return SearchField::Author;
    case BooksModel::Country:
    case BooksModel::Added:
        break;
    }
    return std::nullopt;
}

} // namespace

BooksModel::BooksModel(BookStore &store, Outbox &outbox, const CatalogueCapabilities &capabilities, QObject *parent)
    : PagedTableModel(store, BookQuery(), capabilities.books, parent)
    , m_outbox(outbox)
    , m_columns{Title}
    , m_canEdit(capabilities.canEdit)
{
    if (capabilities.hasSortKeys)
        m_columns += SortTitle;
    m_columns += AuthorName;
    if (capabilities.hasCountry)
        m_columns += Country;
    m_columns += Added;
    connect(&outbox, &Outbox::bookTouched, this, [this](Id<Book> id) { repaintRecord(id.value); });
    connect(&outbox, &Outbox::bookSaved, this, [this](const Book &book) { update(book); });
}

void BooksModel::setAuthor(Id<Author> author)
{
    BookQuery narrowed = query();
    narrowed.authorId = author;
    setQuery(narrowed);
}

std::optional<Book> BooksModel::book(int row) const
{
    const Book *stored = record(row);
    return stored ? std::optional(m_outbox.withEdits(*stored)) : std::nullopt;
}

int BooksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant BooksModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const std::optional<Book> shown = book(index.row());
    switch (role) {
    case LoadedRole:
        return shown.has_value();
    case RecordIdRole:
        return shown ? shown->id.value : 0;
    default:
        return shown ? cell(*shown, columnAt(index.column()), role) : QVariant();
    }
}

QVariant BooksModel::cell(const Book &book, Column column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::EditRole:
        switch (column) {
        case Title:
            return book.title;
        case SortTitle:
            return role == Qt::EditRole ? book.sortTitle.value_or(QString()) : cellText(book.sortTitle);
        case AuthorName:
            return book.authorName;
        case Country:
            return cellText(book.authorCountry);
        case Added:
            return cellText(book.createdAt);
        }
        break;
    case Qt::ToolTipRole:
        return column == Added ? QVariant(fullInstant(book.createdAt)) : QVariant();
    case NothingRole:
        return (column == Country && !book.authorCountry) || (column == SortTitle && !book.sortTitle);
    case HighlightRole:
        if (const auto field = soughtIn(column))
            return QVariant::fromValue(m_sought.in(search(), *field));
        return {};
    case EditStateRole:
        return editState(book, column);
    default:
        break;
    }
    return {};
}

CatalogueTableModel::EditState BooksModel::editState(const Book &book, Column column) const
{
    EditState state = Saved;
    for (const OutboxEntry &entry : m_outbox.entries()) {
        const auto *edit = std::get_if<BookEdit>(&entry.edit);
        if (!edit || edit->id != book.id)
            continue;
        if ((column == Title && edit->title) || (column == SortTitle && edit->sortTitle)
            || (column == AuthorName && edit->author))
            state = entry.state == OutboxEntry::State::Refused ? Refused : Saving;
    }
    return state;
}

QVariant BooksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= m_columns.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == ColumnKeyRole)
        return QString::fromLatin1(QMetaEnum::fromType<Column>().valueToKey(columnAt(section)));
    if (role == Qt::AccessibleTextRole)
        return spokenHeader(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (columnAt(section)) {
    case Title:
        return tr("Title");
    case SortTitle:
        return tr("Sort title");
    case AuthorName:
        return tr("Author");
    case Country:
        return tr("Country");
    case Added:
        return tr("Added");
    }
    return {};
}

Qt::ItemFlags BooksModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = PagedTableModel::flags(index);
    if (!m_canEdit || !record(index.row()))
        return flags;
    const Column column = columnAt(index.column());
    return column == Country || column == Added ? flags : flags | Qt::ItemIsEditable;
}

//! What was typed or picked in a cell; empty when it says what is there already, nothing when it cannot be recorded.
std::optional<BookEdit> BooksModel::editFrom(const Book &seen, Column column, const QVariant &value)
{
    BookEdit edit{.id = seen.id};
    if (column == AuthorName) {
        const auto chosen = value.value<Author>();
        if (!chosen.id)
            return std::nullopt;
        if (chosen.id != seen.authorId) {
            edit.author = {seen.authorId, chosen.id};
            edit.authorNames = {seen.authorName, chosen.name};
        }
        return edit;
    }
    if (const auto valid = typeInto(edit, seen, column, value.toString()); !valid) {
        Q_EMIT invalid(valid.error());
        return std::nullopt;
    }
    return edit;
}

Result<> BooksModel::typeInto(BookEdit &edit, const Book &seen, Column column, const QString &typed) const
{
    if (column == Title && typed != seen.title) {
        const QString title = tidied(typed);
        if (title != seen.title)
            edit.title = {seen.title, title};
        return checkTitle(title);
    }
    if (column == SortTitle && typed != seen.sortTitle.value_or(QString())) {
        const auto sortTitle = tidiedOptional(typed); // Nothing: as the rules suggest.
        if (sortTitle != seen.sortTitle)
            edit.sortTitle = {seen.sortTitle, sortTitle};
        return sortTitle ? checkTitle(*sortTitle) : Result<>();
    }
    return {};
}

bool BooksModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const auto edit = editFrom(*book(index.row()), columnAt(index.column()), value);
    if (edit)
        m_outbox.submit(*edit);
    return edit.has_value();
}

std::optional<BookQuery::Sort> BooksModel::sortOf(int column) const
{
    if (column < 0 || column >= m_columns.size())
        return std::nullopt;
    switch (columnAt(column)) {
    case Title:
    case SortTitle: // Books stand in the order of what they are filed under.
        return BookQuery::Sort::Title;
    case AuthorName:
        return BookQuery::Sort::Author;
    case Country:
        return BookQuery::Sort::Country;
    case Added:
        return BookQuery::Sort::Added;
    }
    return std::nullopt;
}

int BooksModel::columnOf(BookQuery::Sort sort) const
{
    switch (sort) {
    case BookQuery::Sort::Title:
        return sectionOf(Title);
    case BookQuery::Sort::Author:
        return sectionOf(AuthorName);
    case BookQuery::Sort::Country:
        return sectionOf(Country);
    case BookQuery::Sort::Added:
        return sectionOf(Added);
    case BookQuery::Sort::Recorded:
        break;
    }
    return -1;
}

} // namespace catalpa
