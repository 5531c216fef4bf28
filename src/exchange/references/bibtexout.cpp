// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/bibtexout.h"

#include "exchange/csv/cells.h"
#include "exchange/names.h"
#include "exchange/references/latex.h"

#include <QtCore/QMap>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! "Capek1933-1": letters of ASCII alone.
QString keyOf(const ExchangeRecord &record, qint64 number)
{
    static const QRegularExpression other(u"[^A-Za-z]+"_s);
    static const QRegularExpression year(u"[0-9]{4}"_s);
    const QString name = record.people.isEmpty() ? QString() : record.people.front().name.section(u',', 0, 0);
    const QString family = name.normalized(QString::NormalizationForm_D).remove(other).left(20);
    return (family.isEmpty() ? u"book"_s : family) + year.match(record.date).captured() + u'-'
        + QString::number(number);
}

//! Names that are read otherwise without braces: those of bodies, and those with an "and" or a comma that is none.
QString bibTexName(const Person &person)
{
    static const QRegularExpression special(u"\\band\\b"_s, QRegularExpression::CaseInsensitiveOption);
    const bool hasComma = person.name.contains(u',');
    const QString ordered = toBibTexOrder(person.name);
    const bool isPlain = person.form != NameForm::Body && hasComma == (person.form == NameForm::Heading)
        && !special.match(person.name).hasMatch() && person.name != u"others"_s
        && fromBibTexOrder(ordered) == person.name;
    return isPlain ? toLatex(ordered) : u'{' + toLatex(person.name) + u'}';
}

QString variableOf(const QString &role)
{
    static const QMap<QString, QString> variableNames{
        {u"aut"_s, u"author"_s}, {u"edt"_s, u"editor"_s}, {u"trl"_s, u"translator"_s}, {u"ill"_s, u"illustrator"_s}};
    return variableNames.value(role, u"contributor"_s);
}

class EntryWriter final {
public:
    void add(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            m_text += u",\n  %1 = {"_s.arg(name) + value + u'}';
    }

    void addText(const QString &name, const QString &text) { add(name, toLatex(text)); }

    void addPeople(const QList<Person> &people)
    {
        QStringList order;
        QMap<QString, QStringList> names;
        for (const Person &person : people) {
            const QString variable = variableOf(person.role);
            if (!order.contains(variable))
                order.append(variable);
            names[variable].append(bibTexName(person));
        }
        for (const QString &variable : order)
            add(variable, names.value(variable).join(u" and "_s));
    }

    void addIdentifiers(const QString &name, const ExchangeRecord &record, IdentifierKind kind)
    {
        QStringList values;
        for (const Identifier &identifier : record.identifiers) {
            if (identifier.kind == kind)
                values.append(identifier.value);
        }
        addText(name, kind == IdentifierKind::Doi ? values.join(u"; "_s) : joined(values));
    }

    const QString &text() const { return m_text; }

private:
    QString m_text;
};

} // namespace

QString bibTexOf(const ExchangeRecord &record, qint64 number)
{
    EntryWriter entry;
    entry.addText(u"title"_s, record.title);
    entry.addText(u"subtitle"_s, record.subtitle);
    entry.addText(u"sorttitle"_s, record.sortTitle);
    entry.addPeople(record.people);
    entry.addText(u"year"_s, record.date);
    entry.addText(u"publisher"_s, record.publisher);
    entry.addText(u"address"_s, record.place);
    entry.addText(u"edition"_s, record.edition);
    entry.addText(u"series"_s, record.series);
    entry.addText(u"number"_s, record.seriesNumber);
    entry.addText(u"pagetotal"_s, record.extent);
    entry.addText(u"language"_s, record.language);
    // Without a semicolon in it, a list would be read as one with commas.
    entry.addText(u"keywords"_s, joined(record.subjects) + (record.subjects.isEmpty() ? u""_s : u";"_s));
    for (qsizetype i = 0; i < record.notes.size(); ++i)
        entry.addText(i == 0 ? u"note"_s : u"note%1"_s.arg(i + 1), record.notes.at(i));
    entry.addIdentifiers(u"isbn"_s, record, IdentifierKind::Isbn);
    entry.addIdentifiers(u"issn"_s, record, IdentifierKind::Issn);
    entry.addIdentifiers(u"lccn"_s, record, IdentifierKind::Lccn);
    entry.addIdentifiers(u"oclc"_s, record, IdentifierKind::Oclc);
    entry.addIdentifiers(u"doi"_s, record, IdentifierKind::Doi);
    entry.addIdentifiers(u"identifier"_s, record, IdentifierKind::Other);
    entry.addText(u"library"_s, record.shelfMark);
    entry.add(u"copies"_s, record.copies ? QString::number(*record.copies) : QString());
    entry.addText(u"country"_s, record.country);
    entry.addText(u"biography"_s, record.biography);
    return u"@book{"_s + keyOf(record, number) + entry.text() + u"\n}\n\n"_s;
}

} // namespace catalpa::exchange
