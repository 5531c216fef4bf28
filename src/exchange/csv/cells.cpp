// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/csv/cells.h"

#include "core/codes/relator.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

QString escaped(const QString &text, QStringView special)
{
    QString result;
    for (const QChar character : text) {
        if (character == u'\\' || special.contains(character))
            result += u'\\';
        result += character;
    }
    return result;
}

QString unescaped(QStringView text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\\' && i + 1 < text.size())
            ++i;
        result += text[i];
    }
    return result;
}

//! Where a character stands that has no backslash before it; -1 where it does not.
qsizetype indexOfPlain(QStringView text, QChar wanted, qsizetype from = 0)
{
    for (qsizetype i = from; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == wanted)
            return i;
    }
    return -1;
}

//! The parts between separators; what is escaped stays so.
QList<QStringView> plainParts(QStringView text, QChar separator)
{
    QList<QStringView> parts;
    for (;;) {
        const qsizetype end = indexOfPlain(text, separator);
        parts.append((end < 0 ? text : text.first(end)).trimmed());
        if (end < 0)
            return parts;
        text = text.sliced(end + 1);
    }
}

QString formWord(NameForm form)
{
    return form == NameForm::Body ? u"body"_s : form == NameForm::Heading ? u"heading"_s : u"natural"_s;
}

NameForm formByComma(const QString &name)
{
    return name.contains(u',') ? NameForm::Heading : NameForm::Natural;
}

constexpr QStringView special = u";()[]";

QString personCell(const Person &person)
{
    QString cell = escaped(person.name, special);
    if (!person.dates.isEmpty())
        cell += u" ("_s + escaped(person.dates, special) + u')';
    QStringList marks;
    if (person.form != formByComma(person.name))
        marks.append(formWord(person.form));
    if (person.role != u"aut"_s)
        marks.append(person.role.isEmpty() ? u"?"_s : escaped(person.role, u";()[],"));
    return marks.isEmpty() ? cell : cell + u" ["_s + marks.join(u", "_s) + u']';
}

//! Reads what stands in square brackets.
void readMarks(Person &person, QStringView marks)
{
    for (const QStringView mark : plainParts(marks, u',')) {
        const QString word = unescaped(mark);
        if (word == u"natural"_s)
            person.form = NameForm::Natural;
        else if (word == u"heading"_s)
            person.form = NameForm::Heading;
        else if (word == u"body"_s)
            person.form = NameForm::Body;
        else
            person.role = word == u"?"_s ? QString() : roleCode(word);
    }
}

Person personFrom(QStringView cell)
{
    Person person{{}, NameForm::Natural, u"aut"_s};
    QStringView marks;
    if (const qsizetype bracket = indexOfPlain(cell, u'['); bracket >= 0) {
        const qsizetype end = indexOfPlain(cell, u']', bracket);
        marks = cell.sliced(bracket + 1, (end < 0 ? cell.size() : end) - bracket - 1);
        cell = cell.first(bracket);
    }
    if (const qsizetype bracket = indexOfPlain(cell, u'('); bracket >= 0) {
        const qsizetype end = indexOfPlain(cell, u')', bracket);
        person.dates = unescaped(cell.sliced(bracket + 1, (end < 0 ? cell.size() : end) - bracket - 1));
        cell = cell.first(bracket);
    }
    person.name = unescaped(cell.trimmed());
    person.form = formByComma(person.name);
    if (!marks.isEmpty())
        readMarks(person, marks);
    return person;
}

//! Where a cell begins for a spreadsheet like a formula, with signs of full width, too: at its beginning, and behind a
//! semicolon, at which many split instead of at commas.
QString formulaBegin(const QString &apostrophes)
{
    const QString signs = u"=+\\-@\uFF1D\uFF0B\uFF0D\uFF20"_s;
    return u"(^)"_s + apostrophes + u"[\t\r"_s + signs + u"])|(;[ \t]*)"_s + apostrophes + u'[' + signs + u"])"_s;
}

} // namespace

QStringList valuesOf(const QString &cell, const Column &column)
{
    if (column.separator.isEmpty())
        return {cell};
    if (!column.isEscaped)
        return cell.split(column.separator, Qt::SkipEmptyParts);
    QStringList values;
    for (const QStringView part : plainParts(cell, column.separator.front()))
        values.append(unescaped(part));
    return values;
}

QString joined(const QStringList &values)
{
    QStringList parts;
    for (const QString &value : values)
        parts.append(escaped(value, u";"));
    return parts.join(u"; "_s);
}

QString peopleCell(const QList<Person> &people)
{
    QStringList parts;
    for (const Person &person : people)
        parts.append(personCell(person));
    return parts.join(u"; "_s);
}

QList<Person> peopleFrom(const QString &cell)
{
    QList<Person> people;
    for (const QStringView part : plainParts(cell, u';')) {
        if (!part.isEmpty())
            people.append(personFrom(part));
    }
    return people;
}

QString guarded(const QString &cell)
{
    static const QRegularExpression formula(formulaBegin(u"(?='*"_s));
    return QString(cell).replace(formula, u"\\1\\2'"_s);
}

QString unguarded(const QString &cell)
{
    static const QRegularExpression text(u"^=\"([^\"]*)\"$"_s);
    if (const auto match = text.match(cell); match.hasMatch())
        return match.captured(1);
    static const QRegularExpression formula(formulaBegin(u"'(?='*"_s));
    return QString(cell).replace(formula, u"\\1\\2"_s);
}

QString csvRow(const QStringList &cells)
{
    QStringList quoted;
    for (const QString &cell : cells) {
        const QString text = guarded(cell);
        const bool needsQuotes = text.contains(u'"') || text.contains(u',') || text.contains(u'\n')
            || text.contains(u'\r') || text.contains(u';') || text.contains(u'\t') || text.startsWith(u' ');
        quoted.append(needsQuotes ? u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"' : text);
    }
    return quoted.join(u',') + u"\r\n"_s;
}

} // namespace catalpa::exchange
