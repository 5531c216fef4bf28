// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/authorsmodel.h"

#include "core/entry.h"
#include "models/celltext.h"

#include <QtCore/QMetaEnum>

namespace catalpa {

AuthorsModel::AuthorsModel(AuthorStore &store, Outbox &outbox, bool hasCountry, bool canEdit, QObject *parent)
    : PagedTableModel(store, AuthorQuery(), parent)
    , m_outbox(outbox)
    , m_columns(hasCountry ? QList<Column>{Name, Country, Books, Added} : QList<Column>{Name, Books, Added})
    , m_canEdit(canEdit)
{
    const auto repaintAuthor = [this](Id<Author> id) {
        if (const int row = rowOf(id.value); row >= 0)
            repaint(row);
    };
    connect(&outbox, &Outbox::authorTouched, this, repaintAuthor);
    connect(&outbox, &Outbox::authorSaved, this, [this](const Author &author) { update(author); });
}

std::optional<Author> AuthorsModel::author(int row) const
{
    const Author *stored = record(row);
    return stored ? std::optional(m_outbox.withEdits(*stored)) : std::nullopt;
}

int AuthorsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant AuthorsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const std::optional<Author> shown = author(index.row());
    switch (role) {
    case LoadedRole:
        return shown.has_value();
    case RecordIdRole:
        return shown ? shown->id.value : 0;
    default:
        return shown ? cell(*shown, columnAt(index.column()), role) : QVariant();
    }
}

QVariant AuthorsModel::cell(const Author &author, Column column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        switch (column) {
        case Name:
            return author.name;
        case Country:
            return cellText(author.country);
        case Books:
            return cellText(author.bookCount);
        case Added:
            return cellText(author.createdAt);
        }
        break;
    case Qt::EditRole:
        switch (column) {
        case Name:
            return author.name;
        case Country:
            return author.country.value_or(QString());
        default:
            return {};
        }
    case Qt::ToolTipRole:
        return column == Added ? QVariant(fullInstant(author.createdAt)) : QVariant();
    case Qt::TextAlignmentRole:
        return column == Books ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case NothingRole:
        return column == Country && !author.country;
    case SoughtRole:
        if (column != Name && column != Country)
            return {};
        return QVariant::fromValue(m_sought.in(search(), column == Name ? SearchField::Author : SearchField::Country));
    case EditStateRole:
        return editState(author, column);
    default:
        break;
    }
    return {};
}

CatalogTableModel::EditState AuthorsModel::editState(const Author &author, Column column) const
{
    EditState state = Saved;
    for (const OutboxEntry &entry : m_outbox.entries()) {
        const auto *edit = std::get_if<AuthorEdit>(&entry.edit);
        if (edit && edit->id == author.id && ((column == Name && edit->name) || (column == Country && edit->country)))
            state = entry.state == OutboxEntry::State::Refused ? Refused : Saving;
    }
    return state;
}

QVariant AuthorsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= m_columns.size())
        return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant(columnAt(section) == Books ? Qt::AlignRight | Qt::AlignVCenter
                                                   : Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role == ColumnKeyRole)
        return QString::fromLatin1(QMetaEnum::fromType<Column>().valueToKey(columnAt(section)));
    if (role != Qt::DisplayRole)
        return {};
    switch (columnAt(section)) {
    case Name:
        return tr("Name");
    case Country:
        return tr("Country");
    case Books:
        return tr("Books");
    case Added:
        return tr("Added");
    }
    return {};
}

Qt::ItemFlags AuthorsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = PagedTableModel::flags(index);
    if (!m_canEdit || !record(index.row()))
        return flags;
    const Column column = columnAt(index.column());
    return column == Name || column == Country ? flags | Qt::ItemIsEditable : flags;
}

//! What was typed in a cell; empty when it says what is there already, nothing when it cannot be recorded.
std::optional<AuthorEdit> AuthorsModel::editFrom(const Author &seen, Column column, const QString &typed)
{
    AuthorEdit edit{.id = seen.id};
    Result<> valid;
    if (column == Name && typed != seen.name) {
        const QString name = tidied(typed);
        valid = checkName(name);
        if (name != seen.name)
            edit.name = {seen.name, name};
    } else if (column == Country && typed != seen.country.value_or(QString())) {
        const auto country = tidiedOptional(typed);
        valid = checkCountry(country);
        if (country != seen.country)
            edit.country = {seen.country, country};
    }
    if (valid)
        return edit;
    Q_EMIT invalid(valid.error());
    return std::nullopt;
}

bool AuthorsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const auto edit = editFrom(*author(index.row()), columnAt(index.column()), value.toString());
    if (edit)
        m_outbox.submit(*edit);
    return edit.has_value();
}

std::optional<AuthorQuery::Sort> AuthorsModel::sortOf(int column) const
{
    if (column < 0 || column >= m_columns.size())
        return std::nullopt;
    switch (columnAt(column)) {
    case Name:
        return AuthorQuery::Sort::Name;
    case Country:
        return AuthorQuery::Sort::Country;
    case Books:
        return AuthorQuery::Sort::Books;
    case Added:
        return AuthorQuery::Sort::Added;
    }
    return std::nullopt;
}

int AuthorsModel::columnOf(AuthorQuery::Sort sort) const
{
    switch (sort) {
    case AuthorQuery::Sort::Name:
        return int(m_columns.indexOf(Name));
    case AuthorQuery::Sort::Country:
        return int(m_columns.indexOf(Country));
    case AuthorQuery::Sort::Books:
        return int(m_columns.indexOf(Books));
    case AuthorQuery::Sort::Added:
        return int(m_columns.indexOf(Added));
    case AuthorQuery::Sort::Recorded:
        break;
    }
    return -1;
}

} // namespace catalpa
