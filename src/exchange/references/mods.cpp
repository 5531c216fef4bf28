// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/mods.h"

#include "base/text.h"
#include "core/codes/relator.h"
#include "exchange/namedpeople.h"
#include "exchange/names.h"
#include "exchange/text/xmltext.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

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
            setOnce(isCode ? code : term, elementText(xml));
        } else if (token == QXmlStreamReader::Characters) {
            text += xml.text();
        }
    }
    return (code.isEmpty() ? term.isEmpty() ? text : term : code).simplified();
}

//! \a number: where that of a part goes, instead of into the title.
void takeTitle(ExchangeRecord &record, QXmlStreamReader &xml, QString *number)
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
        else if (name == u"partNumber"_s && number)
            *number = text;
        else if (name == u"partNumber"_s || name == u"partName"_s)
            title += u". "_s + text;
    }
    if (isOther)
        return;
    static const QString joining = u"'’ʻʼ-"_s;
    const bool isJoined = article.isEmpty() || joining.contains(article.back());
    record.title = article + (isJoined ? QString() : u" "_s) + title;
    record.sortTitle = article.isEmpty() ? QString() : title;
}

//! "Elizabeth" and "II, Queen of Great Britain": a numeral belongs to the name.
QString withTerms(const QString &name, const QString &terms)
{
    static const QRegularExpression numeral(u"^([IVX]+)\\b[.,]?\\s*(.*)$"_s);
    const auto match = numeral.match(terms);
    if (!match.hasMatch() || name.contains(u','))
        return withAddition(name, terms);
    return withAddition(name + u' ' + match.captured(1), match.captured(2));
}

//! A forename in front of titles does not mean that the name is turned round.
void addTitles(Person &person, const QStringList &titles)
{
    const bool isSpoken = !person.name.contains(u',');
    for (const QString &title : titles)
        person.name = withTerms(person.name, title);
    person.form = isSpoken ? NameForm::Natural : formOf(person.name);
    if (isSpoken && person.name.contains(u','))
        person.filedAs = person.name;
}

void takeName(ExchangeRecord &record, QXmlStreamReader &xml)
{
    const bool isPerson = attribute(xml, "type"_L1) == u"personal"_s || attribute(xml, "type"_L1).isEmpty();
    Person person;
    QStringList parts;
    QStringList titles;
    QStringList roles;
    QString given;
    while (xml.readNextStartElement()) {
        const QString kind = attribute(xml, "type"_L1);
        const QString name = localName(xml);
        if (name == u"role"_s) {
            const QString role = roleCode(termOf(xml));
            roles += role == u"cre"_s ? u"aut"_s : role;
            continue;
        }
        const QString text = elementText(xml).simplified();
        if (name == u"namePart"_s && kind == u"date"_s)
            person.dates = text;
        else if (name == u"namePart"_s && kind == u"given"_s)
            given = text;
        else if (name == u"namePart"_s && kind == u"termsOfAddress"_s)
            titles.append(text);
        else if (name == u"namePart"_s)
            parts.append(text);
    }
    roles.removeAll(QString());
    roles.removeDuplicates();
    person.name = parts.join(isPerson ? u" "_s : u". "_s);
    if (!given.isEmpty())
        person.name += u", "_s + given;
    const bool isUndivided =
        isPerson && given.isEmpty() && person.dates.isEmpty() && parts.size() == 1 && titles.isEmpty();
    addTitles(person, titles);
    person.form = isPerson ? person.form : NameForm::Body;
    for (const QString &role : roles.isEmpty() ? QStringList{QString()} : roles) {
        person.role = role;
        record.people += isUndivided ? personNamed(person.name, role) : QList<Person>{person};
    }
}

void takeOrigin(ExchangeRecord &record, QXmlStreamReader &xml)
{
    QString other; // When it was made, where nothing says when it was published.
    while (xml.readNextStartElement()) {
        const QString name = localName(xml);
        if (name == u"place"_s) {
            while (xml.readNextStartElement()) {
                const bool isCode = attribute(xml, "type"_L1) == u"code"_s;
                const QString text = elementText(xml);
                setOnce(record.place, isCode ? QString() : text);
            }
            continue;
        }
        const QString text = elementText(xml);
        if (name == u"publisher"_s)
            setOnce(record.publisher, text);
        else if (name == u"dateIssued"_s || name == u"copyrightDate"_s)
            setOnce(record.date, text);
        else if (name == u"edition"_s)
            setOnce(record.edition, text);
        else if (name == u"dateCreated"_s || name == u"dateOther"_s)
            setOnce(other, text);
    }
    setOnce(record.date, other);
}

//! Codes and scales are no words.
void takeSubject(ExchangeRecord &record, QXmlStreamReader &xml)
{
    QStringList parts;
    while (xml.readNextStartElement()) {
        const QString name = localName(xml);
        const QString text = spacedText(xml);
        if (name != u"geographicCode"_s && name != u"cartographics"_s)
            parts.append(text);
    }
    parts.removeAll(QString());
    record.subjects.append(parts.join(u" -- "_s));
}

void takeIdentifier(ExchangeRecord &record, QXmlStreamReader &xml)
{
    static const QRegularExpression oclc(u"^(?:oc[mn]|on)0*(?=[0-9])"_s);
    const QString kind = attribute(xml, "type"_L1).toLower();
    const QString text = elementText(xml).trimmed();
    if (kind == u"isbn"_s)
        record.identifiers.append({IdentifierKind::Isbn, text});
    else if (kind == u"issn"_s)
        record.identifiers.append({IdentifierKind::Issn, text});
    else if (kind == u"lccn"_s)
        record.identifiers.append({IdentifierKind::Lccn, text});
    else if (kind == u"oclc"_s)
        record.identifiers.append({IdentifierKind::Oclc, QString(text).remove(oclc)});
    else if (kind == u"doi"_s)
        record.identifiers.append({IdentifierKind::Doi, text});
    else if (!kind.isEmpty())
        record.identifiers.append({IdentifierKind::Other, kind + u':' + text});
}

//! The title of a series that the book is in, with its number, or of what it is a part of; other works that go with it
//! are left out.
void takeRelated(ExchangeRecord &record, QXmlStreamReader &xml)
{
    const QString kind = attribute(xml, "type"_L1);
    ExchangeRecord related;
    while (xml.readNextStartElement()) {
        if (localName(xml) == u"titleInfo"_s)
            takeTitle(related, xml, kind == u"series"_s ? &related.seriesNumber : nullptr);
        else
            xml.skipCurrentElement();
    }
    if (kind == u"host"_s && !related.title.isEmpty()) {
        record.notes.append(u"In: "_s + related.title);
    } else if (kind == u"series"_s && record.series.isEmpty()) {
        record.series = related.title;
        record.seriesNumber = related.seriesNumber;
    } else if (kind == u"series"_s && !related.title.isEmpty()) {
        record.problems.append(Text::tr("Of several series only the first is taken."));
    }
}

void takeText(ExchangeRecord &record, QXmlStreamReader &xml)
{
    const QString name = localName(xml);
    const QString kind = attribute(xml, "type"_L1);
    if (name == u"language"_s) {
        const QString language = termOf(xml);
        if (!record.language.isEmpty() && record.language != language)
            record.problems.append(Text::tr("Of several languages only the first is taken."));
        return setOnce(record.language, language);
    }
    const QString text = elementText(xml);
    if (name == u"abstract"_s || (name == u"note"_s && kind != u"statement of responsibility"_s))
        record.notes.append(text);
    else if (name == u"classification"_s)
        setOnce(record.shelfMark, text);
}

void takeExtent(ExchangeRecord &record, QXmlStreamReader &xml)
{
    while (xml.readNextStartElement()) {
        const bool isExtent = localName(xml) == u"extent"_s;
        const QString text = elementText(xml);
        setOnce(record.extent, isExtent ? text : QString());
    }
}

} // namespace

ExchangeRecord recordOfMods(QXmlStreamReader &xml)
{
    using Take = void (*)(ExchangeRecord &, QXmlStreamReader &);
    static const QHash<QString, Take> elements{
        {u"titleInfo"_s,
         [](ExchangeRecord &taken, QXmlStreamReader &titles) {
             takeTitle(taken, titles, nullptr);
         }},
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
