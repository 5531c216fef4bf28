// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/details.h"

#include "core/codes/language.h"
#include "core/codes/relator.h"
#include "core/records/tidying.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

QString tidiedPerson(const QString &line)
{
    PersonInBook person = personIn(tidied(line));
    person.role.replace(u'[', u'(').replace(u']', u')');
    return person.name.isEmpty() ? QString() : lineOf(person);
}

QString tidiedValue(const QString &typed, DetailKind kind)
{
    switch (kind) {
    case DetailKind::People:
        return tidiedPerson(typed);
    case DetailKind::Language:
        return languageCode(tidied(typed));
    case DetailKind::LongText:
        return tidied(typed, Lines::Many);
    default:
        return tidied(typed);
    }
}

} // namespace

QString lineOf(const PersonInBook &person)
{
    // Empty brackets tell that those before them belong to the name.
    if (person.role.isEmpty())
        return person.name.endsWith(u']') ? person.name + u" []"_s : person.name;
    return u"%1 [%2]"_s.arg(person.name, roleWord(person.role));
}

PersonInBook personIn(const QString &line)
{
    const qsizetype bracket = line.lastIndexOf(u" ["_s);
    if (bracket < 1 || !line.endsWith(u']'))
        return {line, QString()};
    return {line.first(bracket), roleCode(line.sliced(bracket + 2).chopped(1).trimmed())};
}

QString tidiedDetail(const QString &typed, const DetailDescription &description)
{
    if (!description.hasSeveral)
        return tidiedValue(typed, description.kind);
    QStringList values;
    for (const QString &line : tidied(typed, Lines::Many).split(u'\n'))
        values += tidiedValue(line, description.kind);
    values.removeAll(QString());
    values.removeDuplicates();
    return values.join(u'\n');
}

std::optional<int> yearIn(const QString &date)
{
    static const QRegularExpression year(u"(?:^|[^0-9])([0-9]{4})(?![0-9])"_s);
    static const QRegularExpression decade(u"(?:^|[^0-9])([0-9]{3})[-?ux_](?![0-9])"_s);
    if (const auto match = year.match(date); match.hasMatch())
        return match.captured(1).toInt();
    if (const auto match = decade.match(date); match.hasMatch())
        return match.captured(1).toInt() * 10;
    return std::nullopt;
}

} // namespace catalpa
