// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/marc/unimarc.h"

#include "base/text.h"
#include "core/codes/isbn.h"
#include "core/codes/relator.h"
#include "exchange/marc/filing.h"
#include "exchange/namedpeople.h"
#include "exchange/text/plaintext.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

void set(QString &field, const QString &value)
{
    if (field.isEmpty())
        field = withoutFilingMarks(value).title.trimmed();
}

void takeTitle(ExchangeRecord &record, const MarcField &field)
{
    QString title = field[u'a'];
    for (const MarcSubfield &part : field.subfields) {
        if (part.code == u'h' || part.code == u'i')
            title += u". "_s + part.value;
    }
    const FiledTitle filed = withoutFilingMarks(title);
    set(record.sortTitle, filed.sortTitle);
    set(record.title, filed.title);
    set(record.subtitle, field.all(u'e').join(u" : "_s));
}

//! A part of a name without the commas that lead to it and on from it.
QString withoutCommas(const QString &text)
{
    static const QRegularExpression commas(u"^[\\s,]+|(?<![\\s,])[\\s,]+$"_s);
    return QString(text).remove(commas);
}

//! 700 to 702 are people, 710 to 712 bodies; the last digit says how much they had to do with it.
void takePerson(ExchangeRecord &record, const MarcField &field)
{
    const bool isPerson = field.number() < 710;
    const QString role = roleCode(field[u'4']);
    Person person;
    person.role = role.isEmpty() && field.number() % 10 < 2 ? u"aut"_s : role;
    person.form = isPerson ? NameForm::Heading : NameForm::Body;
    person.name = isPerson ? withoutCommas(field[u'a']) : field[u'a'].trimmed();
    if (const QString given = withoutCommas(field[u'b']); isPerson && !given.isEmpty()) {
        person.name += u", "_s + given;
    } else if (!field[u'b'].isEmpty()) {
        person.name += u". "_s + field.joined(u"b", u". "_s);
    }
    if (isPerson && !field[u'd'].isEmpty())
        person.name += u' ' + withoutCommas(field[u'd']);
    for (const QString &addition : isPerson ? field.all(u'c') : QStringList()) { // "pape", "Sir".
        if (const QString text = withoutCommas(addition); !text.isEmpty())
            person.name += u", "_s + text;
    }
    person.name = withoutFilingMarks(person.name).title;
    if (isPerson && field.second == u'0' && person.name.contains(u',')) // Entered under the forename, as it is spoken.
        person.form = NameForm::Natural;
    if (person.form == NameForm::Natural)
        person.filedAs = person.name;
    person.dates = isPerson ? field[u'f'] : QString();
    record.people.append(person);
}

void takeSubject(ExchangeRecord &record, const MarcField &field)
{
    if (field.tag == u"610"_s) {
        for (const QString &subject : field.all(u'a'))
            record.subjects.append(withoutFilingMarks(subject).title.trimmed());
        return;
    }
    QStringList parts{field.tag == u"600"_s ? field.joined(u"ab", u", "_s).replace(u", ,"_s, u","_s) : field[u'a']};
    for (const MarcSubfield &subfield : field.subfields) {
        if (QStringView(u"jxyz").contains(subfield.code))
            parts.append(subfield.value.trimmed());
    }
    parts.removeAll(QString());
    record.subjects.append(parts.join(u" -- "_s));
}

void takeIdentifier(ExchangeRecord &record, const MarcField &field)
{
    const QString value = field[u'a'].trimmed();
    if (value.isEmpty())
        return;
    static const QRegularExpression oclc(u"^\\(OCoLC\\)\\s*(?:oc[mn]|on)?0*([0-9]+)"_s);
    if (const auto match = oclc.match(value); field.tag == u"035"_s && match.hasMatch()) {
        record.identifiers.append({IdentifierKind::Oclc, match.captured(1)});
    } else if (field.tag == u"073"_s && isIsbn(value)) {
        record.identifiers.append({IdentifierKind::Isbn, value});
    } else if (field.tag == u"010"_s) {
        for (const QString &isbn : isbnsIn(value))
            record.identifiers.append({IdentifierKind::Isbn, isbn});
    } else if (field.tag == u"011"_s)
        record.identifiers.append({IdentifierKind::Issn, value});
    else if (field.tag == u"017"_s && field[u'2'].compare(u"doi"_s, Qt::CaseInsensitive) == 0)
        record.identifiers.append({IdentifierKind::Doi, value});
}

void takeSeries(ExchangeRecord &record, const MarcField &field)
{
    const QString series = withoutFilingMarks(field[u'a']).title.trimmed();
    if (record.series.isEmpty())
        record.series = series;
    if (record.series == series)
        set(record.seriesNumber, field[u'v']);
    else if (!series.isEmpty())
        record.problems.append(Text::tr("Of several series only the first is taken."));
}

void takeDescription(ExchangeRecord &record, const MarcField &field)
{
    switch (field.number()) {
    case 101:
        return set(record.language, field[u'a']);
    case 200:
        return takeTitle(record, field);
    case 205:
        return set(record.edition, field[u'a']);
    case 214: // Who distributed or printed it has not published it.
        if (field.second != u' ' && field.second != u'0')
            return;
        [[fallthrough]];
    case 210:
        set(record.place, field[u'a']);
        set(record.publisher, field[u'c']);
        return set(record.date, field[u'd']);
    case 215:
        return set(record.extent, withoutIsbd(field.joined(u"acde")));
    case 225:
        return takeSeries(record, field);
    case 930:
        return set(record.shelfMark, field[u'a']);
    case 995:
        record.copies = record.copies.value_or(0) + 1;
        return set(record.shelfMark, field[u'k']);
    default:
        return;
    }
}

//! What it is a part of, and other titles.
void takeOther(ExchangeRecord &record, const MarcField &field)
{
    const bool isWhole = field.tag == u"461"_s;
    const QString title = withoutFilingMarks(field[isWhole ? u't' : u'a']).title.trimmed();
    if (title.isEmpty())
        return;
    if (isWhole && record.series.isEmpty()) {
        record.series = title;
        record.seriesNumber = field[u'v'];
    } else {
        record.notes.append((isWhole ? u"In: "_s : u"Other title: "_s) + title);
    }
}

//! Where no field names a person, the words on the title page may.
void takeResponsible(ExchangeRecord &record, const QString &text)
{
    const NamedPeople named = peopleNamed(text, u"aut"_s);
    if (named.people.isEmpty() || !named.people.first().name.front().isUpper())
        return;
    record.people = named.people;
    record.problems.append(Text::tr("No field names an author; “%1” stands behind the title.").arg(text.left(100)));
}

} // namespace

ExchangeRecord recordOfUnimarc(const MarcRecord &marc)
{
    ExchangeRecord record;
    for (const MarcField &field : marc.fields) {
        const int tag = field.number();
        if (tag >= 10 && tag <= 17)
            takeIdentifier(record, field);
        else if (tag >= 300 && tag <= 345)
            record.notes.append(field.joined(field[u'a'].isEmpty() ? u"bcdefghijklmnopqrstuvxyz" : u"a"));
        else if (tag >= 600 && tag <= 610)
            takeSubject(record, field);
        else if ((tag >= 700 && tag <= 702) || (tag >= 710 && tag <= 712) || tag == 720 || tag == 722)
            takePerson(record, field);
        else if (tag == 35 || tag == 73)
            takeIdentifier(record, field);
        else if (tag == 461 || tag == 517)
            takeOther(record, field);
        else
            takeDescription(record, field);
    }
    if (const MarcField *title = marc.field(u"200"); title && record.people.isEmpty())
        takeResponsible(record, (*title)[u'f'].trimmed());
    return record;
}

} // namespace catalpa::exchange
