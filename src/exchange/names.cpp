// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/names.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {

NameForm formOf(const QString &name)
{
    static const QRegularExpression suffix(
        u",\\s*(?:Jr|Sr|Esq|[IVX]+|Ph\\.?\\s?D|M\\.?\\s?D|B\\.?A|M\\.?A|D\\.?D|LL\\.?D)\\.?$"_s);
    return QString(name).remove(suffix).contains(u',') ? NameForm::Heading : NameForm::Natural;
}

QString naturalName(const Person &person)
{
    if (person.form != NameForm::Heading || person.name.count(u',') != 1)
        return person.name;
    const QString family = person.name.section(u',', 0, 0).trimmed();
    const QString given = person.name.section(u',', 1).trimmed();
    return given.isEmpty() ? family : given + u' ' + family;
}

} // namespace catalpa::exchange
