// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/printedrecords.h"

#include "base/text.h"
#include "ui/printing/pages/textsetting.h"
#include "wording/countryname.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr std::array columnFields{BookField::Published, BookField::Publisher, BookField::Language, BookField::Isbn,
                                  BookField::ShelfMark};

QString detail(const Book &book, BookField field)
{
    return book.details ? book.details->text(field) : QString();
}

QString joined(const QString &one, const QString &sign, const QString &other)
{
    return one.isEmpty() || other.isEmpty() ? one + other : one + sign + other;
}

//! "Prague : Borový, 1936", as a title page has it.
QString imprint(const Book &book)
{
    const QString place = joined(detail(book, BookField::Place), u" : "_s, detail(book, BookField::Publisher));
    return joined(place, u", "_s, detail(book, BookField::Published));
}

QString seriesOf(const Book &book)
{
    const QString series = joined(detail(book, BookField::Series), u" ; "_s, detail(book, BookField::SeriesNumber));
    return series.isEmpty() ? series : u'(' + series + u')';
}

QString values(const Book &book, BookField field, const QString &between)
{
    return book.details ? book.details->values(field).join(between) : QString();
}

} // namespace

QList<Printout::Paragraph> paragraphsOf(const Author &author)
{
    QList<Printout::Paragraph> paragraphs;
    const auto add = [&paragraphs](const QString &label, const QString &text) {
        if (!text.isEmpty())
            paragraphs += {label, text};
    };
    if (author.sortName != author.name)
        add(Text::tr("Sort name"), author.sortName.value_or(QString()));
    add(Text::tr("Country"), countryName(author.country.value_or(QString())));
    if (author.details) {
        for (const AuthorField field : author.details->fields())
            add(description(field).label(), author.details->text(field));
    }
    add(Text::tr("Biography"), author.bio.value_or(QString()));
    return paragraphs;
}

QList<Printout::Column> bookColumns()
{
    QList<Printout::Column> columns{{Text::tr("Title")}};
    for (const BookField field : columnFields)
        columns += {description(field).label()};
    return columns;
}

QStringList bookCells(const Book &book)
{
    QStringList cells{joined(book.title, u" : "_s, detail(book, BookField::Subtitle))};
    for (const BookField field : columnFields)
        cells += detail(book, field);
    return cells;
}

Printout withoutEmptyColumns(Printout printout)
{
    for (qsizetype column = printout.columns.size() - 1; column > 0; --column) {
        const bool isEmpty = std::all_of(printout.rows.cbegin(), printout.rows.cend(),
                                         [column](const QStringList &row) { return row.at(column).isEmpty(); });
        if (!isEmpty)
            continue;
        printout.columns.removeAt(column);
        for (QStringList &row : printout.rows)
            row.removeAt(column);
    }
    return printout;
}

Printout::Card cardOf(const Book &book)
{
    Printout::Card card{.heading = book.authorName,
                        .title = joined(book.title, u" : "_s, detail(book, BookField::Subtitle)),
                        .mark = detail(book, BookField::ShelfMark),
                        .lines = {}};
    const QString isbn = values(book, BookField::Isbn, u", "_s);
    card.lines = {imprint(book),
                  detail(book, BookField::Edition),
                  seriesOf(book),
                  detail(book, BookField::Extent),
                  isbn.isEmpty() ? isbn : u"ISBN "_s + isbn,
                  values(book, BookField::Subjects, u" · "_s)};
    card.lines.removeAll(QString());
    return card;
}

qint64 addRow(Printout &printout, const QStringList &cells)
{
    QStringList row;
    qint64 letters = 0;
    for (const QString &cell : cells) {
        row += printable(cell);
        letters += row.last().size();
    }
    printout.rows += row;
    return letters;
}

qint64 addCard(Printout &printout, const Printout::Card &card)
{
    Printout::Card plain{printable(card.heading), printable(card.title), printable(card.mark), {}};
    qint64 letters = plain.heading.size() + plain.title.size() + plain.mark.size();
    for (const QString &line : card.lines) {
        plain.lines += printable(line);
        letters += plain.lines.last().size();
    }
    printout.cards += plain;
    return letters;
}

} // namespace catalpa::ui
