// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/names.h"

#include "exchange/spokenorder.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! A numeral, or a degree or a kind of company that may as well be initials.
bool mayBeSuffix(const QString &text)
{
    static const QRegularExpression form(
        u"^(?:II|III|IV|VI{0,3}|IX|(?:M\\.?\\s?D|B\\.?A|M\\.?A|D\\.?D|S\\.?A|A\\.?G|B\\.?V|Co)\\.?)$"_s);
    return form.match(text).hasMatch();
}

//! "Henry Ford", but not "Ford" and not "van der Waals".
bool isWholeName(const QString &text)
{
    return text.contains(u' ') && text.front().isUpper();
}

} // namespace

QStringList splitAtCommas(const QString &text)
{
    QStringList parts{QString()};
    int depth = 0;
    for (const QChar character : text) {
        depth += character == u'(' || character == u'[' ? 1 : character == u')' || character == u']' ? -1 : 0;
        if (character == u',' && depth < 1)
            parts += QString();
        else
            parts.last() += character;
    }
    for (QString &part : parts)
        part = part.trimmed();
    return parts;
}

bool isBehindName(const QString &text)
{
    static const QRegularExpression form(
        u"^(?:Jr|Sr|Esq|Ph\\.?\\s?D|LL\\.?D|pseud|Inc|Incorporated|Ltd|Limited|LLC|LLP|PLC|Corp|GmbH|"
        "S\\.?p\\.?A|S\\.?r\\.?l|Pty\\.? Ltd)\\.?$"_s);
    return form.match(text).hasMatch();
}

NameForm formOf(const QString &name)
{
    const QStringList parts = splitAtCommas(name);
    if (parts.size() != 2)
        return parts.size() < 2 ? NameForm::Natural : NameForm::Heading;
    const bool isSpoken = isBehindName(parts.last()) || (mayBeSuffix(parts.last()) && isWholeName(parts.first()));
    return isSpoken ? NameForm::Natural : NameForm::Heading;
}

QString naturalName(const Person &person, const NameOrigin &origin)
{
    const QStringList parts = splitAtCommas(person.name);
    if (person.form != NameForm::Heading || parts.size() < 2)
        return person.name;
    QStringList all{parts.at(1).isEmpty() ? parts.at(0) : spokenName(parts.at(0), parts.at(1), origin)};
    all += parts.mid(2);
    all.removeAll(QString());
    return all.join(u", "_s);
}

QString filedName(const Person &person)
{
    if (!person.filedAs.isEmpty() || person.form == NameForm::Natural || person.name.isEmpty())
        return person.filedAs;
    return person.form == NameForm::Heading && person.name.front().isLower() ? QString() : person.name;
}

QStringList naturalNames(const QList<Person> &people)
{
    QStringList names;
    for (const Person &person : people)
        names += naturalName(person);
    return names;
}

QString withAddition(const QString &name, const QString &addition)
{
    static const QString particles = u"(?:of|the|de|du|da|di|del|della|von|vom|van|zu|af|av|le|la|d['’]|l['’]|al-)"_s;
    static const QRegularExpression origin(u'^' + particles + u"(?:\\b|(?<=['’-]))"_s);
    static const QRegularExpression prefix(u'^' + particles + u"(?: (?:de[nrm]?|la|und zu))?$"_s);
    static const QRegularExpression end(u"(?<![\\s,])[\\s,]+$"_s);
    const QString text = addition.trimmed();
    if (text.isEmpty() || name.isEmpty())
        return name + text;
    const QString before = QString(name).remove(end);
    const bool belongs = (before.contains(u',') ? prefix : origin).match(text).hasMatch();
    return before + (belongs ? u" "_s : u", "_s) + text;
}

QString toBibTexOrder(const QString &heading)
{
    const QStringList parts = splitAtCommas(heading);
    return parts.size() == 3 ? QStringList{parts.at(0), parts.at(2), parts.at(1)}.join(u", "_s) : heading;
}

QString fromBibTexOrder(const QString &name)
{
    const QStringList parts = splitAtCommas(name);
    static const QRegularExpression digit(u"[0-9]"_s);
    // As people write it who do not know better, or with dates behind.
    const bool isInOrder = parts.size() != 3 || isBehindName(parts.at(2)) || parts.at(2).contains(digit);
    return isInOrder ? name : QStringList{parts.at(0), parts.at(2), parts.at(1)}.join(u", "_s);
}

} // namespace catalpa::exchange
