// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/command.h"

#include "base/text.h"
#include "cli/commandline.h"
#include "cli/output/tableoutput.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr int longestName = 63; // Bytes; PostgreSQL's NAMEDATALEN is 64.

Result<> checkSchema(const QString &value, const CommandLine & /*read*/)
{
    const auto isControl = [](QChar letter) {
        return letter.category() == QChar::Other_Control;
    };
    if (std::any_of(value.cbegin(), value.cend(), isControl)) {
        return misused(Text::tr("--schema takes the name of a schema, and in “%1” are characters that cannot be seen. "
                                "Give a name of letters and digits.")
                           .arg(displayLine(value, longestName)));
    }
    if (value.toUtf8().size() <= longestName)
        return {};
    return misused(Text::tr("--schema takes the name of a schema, which has at most 63 bytes, and “%1” has more. Give "
                            "a shorter one.")
                       .arg(displayLine(value, longestName)));
}

Result<> checkSchemaOfFolder(const QString &value, const CommandLine &read)
{
    if (!read.has(u"from"_s))
        return misused(Text::tr("--schema goes with a folder of migrations only: add --from."));
    return checkSchema(value, read);
}

} // namespace

QString Option::usage() const
{
    return "--"_L1 + name + (value.isEmpty() ? QString() : u' ' + value);
}

Failure misused(const QString &sentence)
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
    if (!furtherWords.isEmpty())
        text += u" [%1…]"_s.arg(furtherWords);
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

Option databaseOption()
{
    return {.name = u"database"_s,
            .value = u"URL|NAME"_s,
            .summary = Text::tr("The database: its address, such as postgresql://user@host/database, the name of a "
                                "connection that Catalpa remembers, or \"local\"."),
            .values = {u"local"_s},
            .isCommon = true};
}

QList<Option> commonOptions()
{
    return {{.name = u"json"_s, .summary = Text::tr("Answer in JSON."), .isCommon = true},
            {.name = u"verbose"_s, .summary = Text::tr("Tell the technical detail of errors, too."), .isCommon = true},
            {.name = u"help"_s, .summary = Text::tr("Show this text; behind a command, its own."), .isCommon = true},
            {.name = u"version"_s,
             .summary = Text::tr("Show the version, and those of Qt, libpq and the PostgreSQL server."),
             .isCommon = true}};
}

QList<Option> folderOptions()
{
    Option schema = schemaOption();
    schema.check = checkSchemaOfFolder;
    return {{.name = u"from"_s,
             .value = u"DIR"_s,
             .summary = Text::tr("Use the migrations of this folder, in Prisma's layout."),
             .values = {anyFolder},
             .withoutValue = Text::tr("--from needs a folder."),
             .isCommon = true},
            schema};
}

Option schemaOption()
{
    return {.name = u"schema"_s,
            .value = u"NAME"_s,
            .summary = Text::tr("The schema that the migrations of a folder belong to, if it is not public."),
            .withoutValue = Text::tr("--schema needs the name of a schema."),
            .check = checkSchema,
            .isCommon = true};
}

QList<Option> selectionOptions()
{
    return {migrationOption(u"to"_s, Text::tr("Those of one schema, up to this one.")),
            migrationOption(u"only"_s, Text::tr("This one only."))};
}

Option migrationOption(const QString &name, const QString &summary)
{
    return {.name = name,
            .value = u"NAME"_s,
            .summary = summary,
            .withoutValue = Text::tr("--%1 needs the name of a migration.").arg(name)};
}

Option yesOption()
{
    return {.name = u"yes"_s, .summary = Text::tr("Do it, instead of telling what would be done.")};
}

} // namespace catalpa::cli
