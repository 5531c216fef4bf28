// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/dublincore.h"

#include "core/codes/isbn.h"
#include "exchange/csv/rowrecord.h"
#include "exchange/namedpeople.h"
#include "exchange/text/xmltext.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! What is said before a number counts more than its digits: a number of OCLC may have the form of an ISBN.
Identifier identifierOf(const QString &text)
{
    static const QRegularExpression beginning(
        u"^(?:urn:|info:(?=(?:doi|lccn|oclcnum)/)|https?://(?:dx\\.)?(?=doi\\.org/10\\.))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression scheme(u"^(doi|lccn|oclcnum|doi\\.org)/"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression named(u"^[A-Za-z][A-Za-z0-9.+-]*:(?!\\s)"_s);
    QString plain = text;
    if (const auto begun = beginning.match(plain); begun.hasMatch()) {
        plain.remove(0, begun.capturedLength());
        if (const auto said = scheme.match(plain); said.hasMatch()) {
            const QString name = said.captured(1).toLower();
            plain.replace(0, said.capturedLength(),
                          name == u"oclcnum"_s ? u"oclc:"_s : name.left(4).remove(u'.') + u':');
        }
    }
    const Identifier identifier = identifierFrom(plain);
    const bool isUnsaid = identifier.kind == IdentifierKind::Other && !named.match(plain).hasMatch();
    return isUnsaid && isIsbn(plain) && !plain.contains(u'/') ? Identifier{IdentifierKind::Isbn, plain} : identifier;
}

//! "Big books ; 4". What is related may also be an address or a number, which name no series.
void takeSeries(ExchangeRecord &record, const QString &text)
{
    static const QRegularExpression address(u"^[A-Za-z][A-Za-z0-9.+-]*:\\S"_s);
    static const QRegularExpression numbered(u"^(.+) ; ([^;]+)$"_s);
    if (!record.series.isEmpty() || address.match(text).hasMatch())
        return;
    const auto match = numbered.match(text);
    record.series = match.hasMatch() ? match.captured(1).trimmed() : text;
    record.seriesNumber = match.hasMatch() ? match.captured(2).trimmed() : QString();
}

//! As we write them, a comma that turns no name round stands twice.
QList<Person> peopleOf(const QString &text, const QString &role)
{
    return text.contains(u",,"_s) ? personTagged(text, role) : personNamed(text, role);
}

void take(ExchangeRecord &record, const QString &name, const QString &text)
{
    if (name == u"title"_s)
        setOnce(record.title, text);
    else if (name == u"creator"_s)
        record.people += peopleOf(text, u"aut"_s);
    else if (name == u"contributor"_s)
        record.people += peopleOf(text, {});
    else if (name == u"subject"_s)
        record.subjects.append(text);
    else if (name == u"description"_s)
        record.notes.append(text);
    else if (name == u"publisher"_s)
        setOnce(record.publisher, text);
    else if (name == u"date"_s)
        setOnce(record.date, text);
    else if (name == u"format"_s)
        setOnce(record.extent, text);
    else if (name == u"relation"_s)
        takeSeries(record, text);
    else if (name == u"identifier"_s)
        record.identifiers.append(identifierOf(text));
    else if (name == u"language"_s)
        setOnce(record.language, text);
}

} // namespace

ExchangeRecord recordOfDublinCore(QXmlStreamReader &xml)
{
    ExchangeRecord record;
    while (xml.readNextStartElement()) {
        const QString name = localName(xml);
        take(record, name, elementText(xml).trimmed());
    }
    return record;
}

} // namespace catalpa::exchange
