// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/command.h"

#include "cli/options.h"

using namespace Qt::StringLiterals;

namespace catalpa::cli {

QString Option::usage() const
{
    return "--"_L1 + name + (value.isEmpty() ? QString() : u' ' + value);
}

tl::unexpected<Error> misused(const QString &sentence)
{
    return failure(ErrorKind::Invalid, sentence);
}

bool Command::fits(const QStringList &typed) const
{
    const qsizetype count = qMin(words().size(), typed.size());
    return words().first(count) == typed.first(count);
}

QList<Option> Command::allOptions() const
{
    return alternatives + options + (usesDatabase ? QList{databaseOption()} : QList<Option>()) + commonOptions();
}

QString Command::usage() const
{
    QString text = name;
    for (const Argument &argument : arguments)
        text += u' ' + argument.name;
    QStringList one;
    for (const Option &option : alternatives)
        one += option.usage();
    if (!one.isEmpty())
        text += (withoutAlternative.isEmpty() ? u" [%1]"_s : u" %1"_s).arg(one.join(" | "_L1));
    for (const Option &option : options) {
        if (!option.isCommon)
            text += u" [%1]"_s.arg(option.usage());
    }
    return text;
}

} // namespace catalpa::cli
