// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/names.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! What is never the beginning of a given name.
bool isSuffix(const QString &text)
{
    static const QRegularExpression form(u"^(?:Jr|Sr|Esq|Ph\\.?\\s?D|LL\\.?D)\\.?$"_s);
    return form.match(text).hasMatch();
}

//! A numeral, or a degree that may as well be initials.
bool mayBeSuffix(const QString &text)
{
    static const QRegularExpression form(u"^(?:II|III|IV|VI{0,3}|IX|(?:M\\.?\\s?D|B\\.?A|M\\.?A|D\\.?D)\\.?)$"_s);
    return form.match(text).hasMatch();
}

//! "Henry Ford", but not "Ford" and not "van der Waals".
bool isWholeName(const QString &text)
{
    return text.contains(u' ') && text.front().isUpper();
}

QStringList partsOf(const QString &name)
{
    QStringList parts = name.split(u',');
    for (QString &part : parts)
        part = part.trimmed();
    return parts;
}

} // namespace

NameForm formOf(const QString &name)
{
    const qsizetype comma = name.lastIndexOf(u',');
    if (comma < 0)
        return NameForm::Natural;
    const QString before = name.left(comma).trimmed();
    const QString last = name.mid(comma + 1).trimmed();
    const bool isBehindName = isSuffix(last) || (mayBeSuffix(last) && isWholeName(before));
    return isBehindName && !before.contains(u',') ? NameForm::Natural : NameForm::Heading;
}

QString naturalName(const Person &person)
{
    const QStringList parts = partsOf(person.name);
    if (person.form != NameForm::Heading || parts.size() < 2)
        return person.name;
    const QString spoken = parts.at(1).isEmpty() ? parts.at(0) : parts.at(1) + u' ' + parts.at(0);
    QStringList all{spoken};
    all += parts.mid(2);
    all.removeAll(QString());
    return all.join(u", "_s);
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
    static const QRegularExpression particle(
        u"^(?:of|the|de|du|da|di|del|della|von|vom|van|zu|af|av|le|la|d['’]|l['’]|al-)(?:\\b|(?<=['’-]))"_s);
    static const QRegularExpression end(u"(?<![\\s,])[\\s,]+$"_s);
    const QString text = addition.trimmed();
    if (text.isEmpty() || name.isEmpty())
        return name + text;
    return QString(name).remove(end) + (particle.match(text).hasMatch() ? u" "_s : u", "_s) + text;
}

QString toBibTexOrder(const QString &heading)
{
    const QStringList parts = partsOf(heading);
    return parts.size() == 3 ? QStringList{parts.at(0), parts.at(2), parts.at(1)}.join(u", "_s) : heading;
}

QString fromBibTexOrder(const QString &name)
{
    const QStringList parts = partsOf(name);
    static const QRegularExpression digit(u"[0-9]"_s);
    // As people write it who do not know better, or with dates behind.
    const bool isInOrder = parts.size() != 3 || isSuffix(parts.at(2)) || parts.at(2).contains(digit);
    return isInOrder ? name : QStringList{parts.at(0), parts.at(2), parts.at(1)}.join(u", "_s);
}

} // namespace catalpa::exchange
