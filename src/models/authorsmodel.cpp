// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/authorsmodel.h"

#include "core/records/validation.h"
#include "wording/celltext.h"

#include <QtCore/QMetaEnum>

namespace catalpa {
namespace {

//! Where a search looks for what is in a cell of this column, if it does.
std::optional<SearchField> soughtIn(AuthorsModel::Column column)
{
    switch (column) {
    case AuthorsModel::Name:
    case AuthorsModel::SortName:
        return SearchField::Author;
    case AuthorsModel::Country:
        return SearchField::Country;
    case AuthorsModel::Biography:
        return SearchField::Bio;
    case AuthorsModel::Books:
    case AuthorsModel::Added:
        break;
    }
    return std::nullopt;
}

} // namespace
namespace {

constexpr qsizetype longestGlimpse = 200; // Of a biography; the whole stands in the form.

} // namespace

AuthorsModel::AuthorsModel(AuthorStore &store, Outbox &outbox, const CatalogueCapabilities &capabilities,
                           QObject *parent)
    : PagedTableModel(store, AuthorQuery(), capabilities.authors, parent)
    , m_outbox(outbox)
    , m_columns{Name}
    , m_canEdit(capabilities.canEdit)
{
    if (capabilities.hasSortKeys)
        m_columns += SortName;
    if (capabilities.hasCountry)
        m_columns += Country;
    m_columns += {Books, Added, Biography};
    connect(&outbox, &Outbox::authorTouched, this, [this](Id<Author> id) { repaintRecord(id.value); });
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
        case SortName:
            return cellText(author.sortName);
        case Country:
            return cellText(author.country);
        case Books:
            return cellText(author.bookCount);
        case Added:
            return cellText(author.createdAt);
        case Biography:
            return author.bio ? author.bio->left(longestGlimpse).simplified() : cellText(author.bio);
        }
        break;
    case Qt::EditRole:
        switch (column) {
        case Name:
            return author.name;
        case SortName:
            return author.sortName.value_or(QString());
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
        return (column == Country && !author.country) || (column == Biography && !author.bio)
            || (column == SortName && !author.sortName);
    case HighlightRole:
        if (const auto field = soughtIn(column))
            return QVariant::fromValue(m_sought.in(search(), *field));
        return {};
    case EditStateRole:
        return editState(author, column);
    default:
        break;
    }
    return {};
}

CatalogueTableModel::EditState AuthorsModel::editState(const Author &author, Column column) const
{
    EditState state = Saved;
    for (const OutboxEntry &entry : m_outbox.entries()) {
        const auto *edit = std::get_if<AuthorEdit>(&entry.edit);
        if (!edit || edit->id != author.id)
            continue;
        if ((column == Name && edit->name) || (column == SortName && edit->sortName)
            || (column == Country && edit->country) || (column == Biography && edit->bio))
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
    if (role == Qt::AccessibleTextRole)
        return spokenHeader(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (columnAt(section)) {
    case Name:
        return tr("Name");
    case SortName:
        return tr("Sort name");
    case Country:
        return tr("Country");
    case Books:
        return tr("Books");
    case Added:
        return tr("Added");
    case Biography:
        return tr("Biography");
    }
    return {};
}

Qt::ItemFlags AuthorsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = PagedTableModel::flags(index);
    if (!m_canEdit || !record(index.row()))
        return flags;
    const Column column = columnAt(index.column());
    const bool isTyped = column == Name || column == SortName || column == Country;
    return isTyped ? flags | Qt::ItemIsEditable : flags;
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
    } else if (column == SortName && typed != seen.sortName.value_or(QString())) {
        const auto sortName = tidiedOptional(typed); // Nothing: as the rules suggest.
        valid = sortName ? checkName(*sortName) : Result<>();
        if (sortName != seen.sortName)
            edit.sortName = {seen.sortName, sortName};
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
    case SortName: // Authors stand in the order of what they are filed under.
        return AuthorQuery::Sort::Name;
    case Country:
        return AuthorQuery::Sort::Country;
    case Books:
        return AuthorQuery::Sort::Books;
    case Added:
        return AuthorQuery::Sort::Added;
    case Biography:
        break;
    }
    return std::nullopt;
}

int AuthorsModel::columnOf(AuthorQuery::Sort sort) const
{
    switch (sort) {
    case AuthorQuery::Sort::Name:
        return sectionOf(Name);
    case AuthorQuery::Sort::Country:
        return sectionOf(Country);
    case AuthorQuery::Sort::Books:
        return sectionOf(Books);
    case AuthorQuery::Sort::Added:
        return sectionOf(Added);
    case AuthorQuery::Sort::Recorded:
        break;
    }
    return -1;
}

} // namespace catalpa
