// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/bulk/pagerecords.h"

#include "core/bulk/recipes.h"
#include "models/authorsmodel.h"
#include "models/booksmodel.h"
#include "ui/catalogue/recordspage.h"
#include "ui/table/columnlayout.h"

#include <numeric>

namespace catalpa::ui {
namespace {

constexpr int mostAtHand = 5'000;

template <typename Record, typename Model>
std::optional<QList<Record>> atHand(const Model &model, const QList<RowRange> &rows)
{
    QList<Record> records;
    for (const RowRange &range : rows) {
        for (int row = range.first; row <= range.last; ++row) {
            const auto record = records.size() < mostAtHand ? model.recordAt(row) : std::nullopt;
            if (!record)
                return std::nullopt;
            records += *record;
        }
    }
    return records;
}

//! Those at the ends of the ranges that are loaded.
QSet<qint64> seenIn(const CatalogueTableModel &model, const QList<RowRange> &rows)
{
    constexpr int atAnEnd = 500; // Rows: enough to notice that rows have moved, and looked up at once.
    QSet<qint64> seen;
    const auto look = [&](int row) {
        if (const qint64 id = model.index(row, 0).data(CatalogueTableModel::RecordIdRole).toLongLong(); id != 0)
            seen += id;
    };
    for (const RowRange &range : rows.first(std::min<qsizetype>(rows.size(), 10))) {
        for (int row = range.first; row <= std::min(range.last, range.first + atAnEnd); ++row)
            look(row);
        for (int row = std::max(range.first, range.last - atAnEnd); row <= range.last; ++row)
            look(row);
    }
    return seen;
}

template <typename Record>
std::optional<Proposal> proposed(const std::optional<Record> &record, const Recipe<Record> &recipe)
{
    if (!record || !recipe)
        return std::nullopt;
    return recipe(*record, 0).value_or(std::nullopt);
}

} // namespace

PageRecords::PageRecords(RecordsPage &page)
    : m_page(page)
    , m_authors(qobject_cast<AuthorsModel *>(page.model()))
    , m_books(qobject_cast<BooksModel *>(page.model()))
{
}

std::optional<RecordField> PageRecords::field(int section) const
{
    if (section < 0)
        return std::nullopt;
    if (m_authors) {
        switch (m_authors->columnAt(section)) {
        case AuthorsModel::Name:
            return RecordField::Name;
        case AuthorsModel::SortName:
            return RecordField::SortName;
        case AuthorsModel::Country:
            return RecordField::Country;
        case AuthorsModel::Biography:
            return RecordField::Biography;
        default:
            return std::nullopt;
        }
    }
    switch (m_books->columnAt(section)) {
    case BooksModel::Title:
        return RecordField::Title;
    case BooksModel::SortTitle:
        return RecordField::SortTitle;
    case BooksModel::AuthorName:
        return RecordField::Author;
    default:
        return std::nullopt;
    }
}

QList<PasteColumn> PageRecords::columns() const
{
    QList<PasteColumn> columns;
    for (const int section : m_page.view()->columnLayout()->shownColumns()) {
        const auto there = field(section);
        columns += {m_page.model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString(),
                    there == RecordField::Author ? std::nullopt : there};
    }
    return columns;
}

int PageRecords::place(int section) const
{
    return int(m_page.view()->columnLayout()->shownColumns().indexOf(section));
}

ProposalSource PageRecords::source(const QList<RowRange> &rows) const
{
    ProposalSource source;
    if (m_authors)
        source.query = m_authors->query();
    else
        source.query = m_books->query();
    for (const RowRange &range : rows)
        source.rows += {range.first, range.last + 1};
    if (rows.isEmpty())
        return source;
    source.seen = seenIn(*m_page.model(), rows);
    if (m_authors) {
        if (const auto records = atHand<Author>(*m_authors, rows))
            source.records = *records;
    } else if (const auto records = atHand<Book>(*m_books, rows)) {
        source.records = *records;
    }
    return source;
}

int countOf(const QList<RowRange> &rows)
{
    return std::accumulate(rows.cbegin(), rows.cend(), 0,
                           [](int sum, const RowRange &range) { return sum + range.count(); });
}

std::optional<Proposal> PageRecords::propose(int row, const Recipes &recipes) const
{
    return m_authors ? proposed(m_authors->author(row), recipes.author) : proposed(m_books->book(row), recipes.book);
}

std::optional<Recipes> PageRecords::copying(int row, RecordField field) const
{
    if (m_authors) {
        const auto author = m_authors->author(row);
        return author ? std::optional(settingRecipes(field, textOf(*author, field))) : std::nullopt;
    }
    const auto book = m_books->book(row);
    if (!book)
        return std::nullopt;
    return field == RecordField::Author ? authorRecipes(authorNamed(book->authorId, book->authorName))
                                        : settingRecipes(field, textOf(*book, field));
}

} // namespace catalpa::ui
