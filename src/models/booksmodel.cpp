// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/booksmodel.h"

#include "core/entry.h"
#include "models/celltext.h"

#include <QtCore/QMetaEnum>

namespace catalpa {

BooksModel::BooksModel(BookStore &store, Outbox &outbox, bool canEdit, QObject *parent)
    : PagedTableModel(store, BookQuery(), parent)
    , m_outbox(outbox)
    , m_canEdit(canEdit)
{
    connect(&outbox, &Outbox::bookTouched, this, [this](Id<Book> id) {
        if (const int row = rowOf(id.value); row >= 0)
            repaint(row);
    });
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
    return parent.isValid() ? 0 : Added + 1;
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
        return shown ? cell(*shown, Column(index.column()), role) : QVariant();
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
        case AuthorName:
            return book.authorName;
        case Added:
            return cellText(book.createdAt);
        }
        break;
    case Qt::ToolTipRole:
        return column == Added ? QVariant(fullInstant(book.createdAt)) : QVariant();
    case NothingRole:
        return false;
    case SoughtRole:
        if (column == Added)
            return {};
        return QVariant::fromValue(m_sought.in(search(), column == Title ? SearchField::Title : SearchField::Author));
    case EditStateRole:
        return editState(book, column);
    default:
        break;
    }
    return {};
}

CatalogTableModel::EditState BooksModel::editState(const Book &book, Column column) const
{
    EditState state = Saved;
    for (const OutboxEntry &entry : m_outbox.entries()) {
        const auto *edit = std::get_if<BookEdit>(&entry.edit);
        if (edit && edit->id == book.id && ((column == Title && edit->title) || (column == AuthorName && edit->author)))
            state = entry.state == OutboxEntry::State::Refused ? Refused : Saving;
    }
    return state;
}

QVariant BooksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == ColumnKeyRole)
        return QString::fromLatin1(QMetaEnum::fromType<Column>().valueToKey(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Title:
        return tr("Title");
    case AuthorName:
        return tr("Author");
    case Added:
        return tr("Added");
    }
    return {};
}

Qt::ItemFlags BooksModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = PagedTableModel::flags(index);
    if (m_canEdit && record(index.row()) && index.column() != Added)
        flags |= Qt::ItemIsEditable;
    return flags;
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
    if (value.toString() == seen.title)
        return edit;
    const QString title = tidied(value.toString());
    if (const auto valid = checkTitle(title); !valid) {
        Q_EMIT invalid(valid.error());
        return std::nullopt;
    }
    if (title != seen.title)
        edit.title = {seen.title, title};
    return edit;
}

bool BooksModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const auto edit = editFrom(*book(index.row()), Column(index.column()), value);
    if (edit)
        m_outbox.submit(*edit);
    return edit.has_value();
}

std::optional<BookQuery::Sort> BooksModel::sortOf(int column) const
{
    switch (column) {
    case Title:
        return BookQuery::Sort::Title;
    case AuthorName:
        return BookQuery::Sort::Author;
    case Added:
        return BookQuery::Sort::Added;
    default:
        return std::nullopt;
    }
}

int BooksModel::columnOf(BookQuery::Sort sort) const
{
    switch (sort) {
    case BookQuery::Sort::Title:
        return Title;
    case BookQuery::Sort::Author:
        return AuthorName;
    case BookQuery::Sort::Added:
        return Added;
    default:
        return -1;
    }
}

} // namespace catalpa
