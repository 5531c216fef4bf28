// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/mods.h"

#include "core/codes/relator.h"
#include "exchange/namedpeople.h"
#include "exchange/names.h"
#include "exchange/text/xmltext.h"

#include <QtCore/QHash>
#include <QtCore/QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

void set(QString &field, const QString &value)
{
    if (field.isEmpty())
        field = value.trimmed();
}

//! The attribute of that name of the element that has begun.
QString attribute(const QXmlStreamReader &xml, QLatin1StringView name)
{
    return xml.attributes().value(name).toString();
}

//! What a role or a language says by terms, which may be the same thing as a code and in words: the code, else the
//! first term, else the text.
QString termOf(QXmlStreamReader &xml)
{
    QString code;
    QString term;
    QString text;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement)
            break;
        if (token == QXmlStreamReader::StartElement) {
            const bool isCode = attribute(xml, "type"_L1) == u"code"_s;
            set(isCode ? code : term, elementText(xml));
        } else if (token == QXmlStreamReader::Characters) {
            text += xml.text();
        }
    }
    return (code.isEmpty() ? term.isEmpty() ? text : term : code).simplified();
}

void takeTitle(ExchangeRecord &record, QXmlStreamReader &xml)
{
    const bool isOther = !attribute(xml, "type"_L1).isEmpty() || !record.title.isEmpty();
    QString article;
    QString title;
    while (xml.readNextStartElement()) {
        const QString name = localName(xml);
        const QString text = elementText(xml).trimmed();
        if (name == u"nonSort"_s)
            article = text;
        else if (name == u"title"_s)
            title = text;
        else if (name == u"subTitle"_s && !isOther)
            record.subtitle = text;
        else if (name == u"partNumber"_s || name == u"partName"_s)
            title += u". "_s + text;
    }
    if (isOther)
        return;
    const bool isJoined = article.isEmpty() || article.endsWith(u'\'') || article.endsWith(u'’');
    record.title = article + (isJoined ? QString() : u" "_s) + title;
    record.sortTitle = article.isEmpty() ? QString() : title;
}

void takeName(ExchangeRecord &record, QXmlStreamReader &xml)
{
    const bool isPerson = attribute(xml, "type"_L1) == u"personal"_s || attribute(xml, "type"_L1).isEmpty();
    Person person;
    QStringList parts;
    QString given;
    while (xml.readNextStartElement()) {
        const QString kind = attribute(xml, "type"_L1);
        const QString name = localName(xml);
        if (name == u"role"_s) {
            set(person.role, roleCode(termOf(xml)));
            continue;
        }
        const QString text = elementText(xml).simplified();
        if (name == u"namePart"_s && kind == u"date"_s)
            person.dates = text;
        else if (name == u"namePart"_s && kind == u"given"_s)
            given = text;
        else if (name == u"namePart"_s)
            parts.append(text);
    }
    person.name = parts.join(isPerson ? u" "_s : u". "_s);
    if (!given.isEmpty())
        person.name += u", "_s + given;
    if (person.role == u"cre"_s)
        person.role = u"aut"_s;
    person.form = !isPerson ? NameForm::Body : formOf(person.name);
    const bool isUndivided = isPerson && given.isEmpty() && person.dates.isEmpty() && parts.size() == 1;
    record.people += isUndivided ? personNamed(person.name, person.role) : QList<Person>{person};
}

void takeOrigin(ExchangeRecord &record, QXmlStreamReader &xml)
{
    while (xml.readNextStartElement()) {
        const QString name = localName(xml);
        if (name == u"place"_s) {
            while (xml.readNextStartElement()) {
                const bool isCode = attribute(xml, "type"_L1) == u"code"_s;
                const QString text = elementText(xml);
                set(record.place, isCode ? QString() : text);
            }
            continue;
        }
        const QString text = elementText(xml);
        if (name == u"publisher"_s)
            set(record.publisher, text);
        else if (name == u"dateIssued"_s || name == u"copyrightDate"_s)
            set(record.date, text);
        else if (name == u"edition"_s)
            set(record.edition, text);
    }
}

void takeSubject(ExchangeRecord &record, QXmlStreamReader &xml)
{
    QStringList parts;
    while (xml.readNextStartElement())
        parts.append(spacedText(xml));
    parts.removeAll(QString());
    record.subjects.append(parts.join(u" -- "_s));
}

void takeIdentifier(ExchangeRecord &record, QXmlStreamReader &xml)
{
    const QString kind = attribute(xml, "type"_L1).toLower();
    const QString text = elementText(xml).trimmed();
    if (kind == u"isbn"_s)
        record.identifiers.append({IdentifierKind::Isbn, text});
    else if (kind == u"issn"_s)
        record.identifiers.append({IdentifierKind::Issn, text});
    else if (kind == u"lccn"_s)
        record.identifiers.append({IdentifierKind::Lccn, text});
    else if (kind == u"oclc"_s)
        record.identifiers.append({IdentifierKind::Oclc, text});
    else if (kind == u"doi"_s)
        record.identifiers.append({IdentifierKind::Doi, text});
    else if (!kind.isEmpty())
        record.identifiers.append({IdentifierKind::Other, kind + u':' + text});
}

//! The title of a series that the book is in; other works that go with it are left out.
void takeRelated(ExchangeRecord &record, QXmlStreamReader &xml)
{
    const bool isSeries = attribute(xml, "type"_L1) == u"series"_s;
    ExchangeRecord related;
    while (xml.readNextStartElement()) {
        if (isSeries && localName(xml) == u"titleInfo"_s)
            takeTitle(related, xml);
        else
            xml.skipCurrentElement();
    }
    set(record.series, related.title);
}

void takeText(ExchangeRecord &record, QXmlStreamReader &xml)
{
    const QString name = localName(xml);
    const QString kind = attribute(xml, "type"_L1);
    if (name == u"language"_s)
        return set(record.language, termOf(xml));
    const QString text = elementText(xml);
    if (name == u"abstract"_s || (name == u"note"_s && kind != u"statement of responsibility"_s))
        record.notes.append(text);
    else if (name == u"classification"_s)
        set(record.shelfMark, text);
}

void takeExtent(ExchangeRecord &record, QXmlStreamReader &xml)
{
    while (xml.readNextStartElement()) {
        const bool isExtent = localName(xml) == u"extent"_s;
        const QString text = elementText(xml);
        set(record.extent, isExtent ? text : QString());
    }
}

} // namespace

ExchangeRecord recordOfMods(QXmlStreamReader &xml)
{
    using Take = void (*)(ExchangeRecord &, QXmlStreamReader &);
    static const QHash<QString, Take> elements{
        {u"titleInfo"_s, takeTitle},
        {u"name"_s, takeName},
        {u"originInfo"_s, takeOrigin},
        {u"subject"_s, takeSubject},
        {u"identifier"_s, takeIdentifier},
        {u"relatedItem"_s, takeRelated},
        {u"physicalDescription"_s, takeExtent},
    };
    ExchangeRecord record;
    while (xml.readNextStartElement())
        elements.value(localName(xml), takeText)(record, xml);
    return record;
}

} // namespace catalpa::exchange
