// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/csvwriter.h"

#include "exchange/csv/cells.h"
#include "exchange/csv/columnnames.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! "978-0306406157" is text for every spreadsheet, and 9780306406157 a number.
QString isbnAsText(const QString &isbn)
{
    static const QRegularExpression number(u"^(?:[0-9]{9}[0-9X]|[0-9]{13})$"_s);
    const qsizetype first = isbn.size() == 13 ? 3 : 1;
    return number.match(isbn).hasMatch() ? isbn.left(first) + u'-' + isbn.mid(first) : isbn;
}

QString identifierCell(const ExchangeRecord &record, IdentifierKind kind, bool isTextByForm)
{
    QStringList values;
    for (const Identifier &identifier : record.identifiers) {
        const bool isNumber = kind == IdentifierKind::Isbn && isTextByForm;
        if (identifier.kind == kind)
            values.append(isNumber ? isbnAsText(identifier.value) : identifier.value);
    }
    return joined(values);
}

//! Each with its scheme.
QStringList authorIdentifiers(const AuthorDetails &author)
{
    QStringList all;
    for (const AuthorField field : identifierFields) {
        if (const QString text = author.text(field); !text.isEmpty())
            all += description(field).key + u':' + text;
    }
    return all;
}

} // namespace

QStringList ownCells(const ExchangeRecord &record, bool isTextByForm)
{
    const auto identifiers = [&](IdentifierKind kind) {
        return identifierCell(record, kind, isTextByForm);
    };
    return {
        record.title,
        record.subtitle,
        record.sortTitle,
        peopleCell(record.people),
        record.language,
        record.date,
        record.publisher,
        record.place,
        record.edition,
        record.series,
        record.seriesNumber,
        record.extent,
        joined(record.subjects),
        joined(record.notes),
        identifiers(IdentifierKind::Isbn),
        identifiers(IdentifierKind::Issn),
        identifiers(IdentifierKind::Lccn),
        identifiers(IdentifierKind::Oclc),
        identifiers(IdentifierKind::Doi),
        identifiers(IdentifierKind::Other),
        record.shelfMark,
        record.copies ? QString::number(*record.copies) : QString(),
        record.country,
        record.biography,
        record.people.isEmpty() ? QString() : record.people.front().filedAs,
        joined(record.author.values(AuthorField::OtherNames)),
        joined(authorIdentifiers(record.author)),
    };
}

Result<> CsvWriter::begin()
{
    QStringList names;
    for (const OwnColumn &column : ownColumns())
        names.append(QString::fromLatin1(column.name));
    return send((m_hasByteOrderMark ? QByteArray("\xEF\xBB\xBF") : QByteArray()) + csvRow(names).toUtf8());
}

Result<QStringList> CsvWriter::put(const ExchangeRecord &record)
{
    if (auto sent = send(csvRow(ownCells(record, true)).toUtf8()); !sent)
        return passOn(sent);
    return QStringList();
}

} // namespace catalpa::exchange
