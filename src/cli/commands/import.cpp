// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/import.h"

#include "base/text.h"
#include "cli/context.h"
#include "cli/exchange/importreport.h"
#include "cli/output/tableoutput.h"
#include "core/records/tidying.h"
#include "core/records/validation.h"
#include "db/executor.h"
#include "exchange/text/decoder.h"
#include "store/imports/earlierimports.h"
#include "store/imports/importrun.h"
#include "wording/historytext.h"
#include "wording/transfertext.h"

#include <QtCore/QUuid>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

using exchange::EarlierImport;
using exchange::Field;
using exchange::FileWishes;
using exchange::Format;
using exchange::ImportReport;

constexpr int longestWord = 40; // Columns of the terminal.

QStringList formatKeys()
{
    QStringList keys;
    for (const Format format : exchange::readableFormats())
        keys += exchange::formatKey(format);
    return keys;
}

Result<> checkFormat(const QString &value, const CommandLine & /*read*/)
{
    if (exchange::readableFormats().contains(exchange::formatOf(value)))
        return {};
    return misused(Text::tr("--format takes one of these: %1.").arg(formatKeys().join(", "_L1)));
}

//! The wishes for columns in "column=field,…"; ErrorKind::Invalid, with a sentence, where they are none.
Result<QList<std::pair<QString, Field>>> columnsFrom(const QString &typed)
{
    QList<std::pair<QString, Field>> columns;
    for (const QString &part : typed.split(u',')) {
        const qsizetype sign = part.lastIndexOf(u'=');
        const QString key = part.mid(sign + 1).trimmed();
        const Field field = exchange::fieldOf(key);
        if (sign < 1 || (field == Field::None && key != "none"_L1)) {
            QStringList keys;
            for (const Field each : exchange::fields())
                keys += exchange::fieldKey(each);
            return failure(ErrorKind::Invalid,
                           Text::tr("--map takes columns and what they hold, such as Titel=title,Autor=authors; “%1” "
                                    "is not of that kind. A column can hold: %2, none.")
                               .arg(displayLine(part, longestWord), keys.join(", "_L1)));
        }
        columns.emplace_back(part.left(sign).simplified(), field);
    }
    return columns;
}

Result<> checkEncoding(const QString &value, const CommandLine & /*read*/)
{
    if (!exchange::encodingNamed(value).isEmpty())
        return {};
    return misused(
        Text::tr("--encoding takes the name of an encoding, such as windows-1250 or ISO-8859-7; “%1” is none "
                 "that is known.")
            .arg(displayLine(value, longestWord)));
}

Result<> checkHeader(const QString &value, const CommandLine & /*read*/)
{
    if (value == "yes"_L1 || value == "no"_L1)
        return {};
    return misused(Text::tr("--header takes yes or no."));
}

Result<> checkMap(const QString &value, const CommandLine & /*read*/)
{
    return columnsFrom(value).map([](const auto & /*columns*/) {});
}

Result<> checkWithoutAuthor(const QString &value, const CommandLine & /*read*/)
{
    const auto checked = check(NewAuthor{.name = tidied(value)});
    return checked ? Result<>() : Result<>(misused(checked.error().message));
}

FileWishes wishesOf(const CommandLine &read)
{
    FileWishes wishes{read.arguments.first()};
    if (const auto key = read.value(u"format"_s))
        wishes.format = exchange::formatOf(*key);
    if (const auto name = read.value(u"encoding"_s))
        wishes.encoding = exchange::encodingNamed(*name);
    if (const auto typed = read.value(u"map"_s))
        wishes.columns = columnsFrom(*typed).value_or(wishes.columns);
    if (const auto word = read.value(u"header"_s))
        wishes.hasHeader = *word == "yes"_L1;
    wishes.withoutAuthor = tidied(read.value(u"without-author"_s).value_or(QString()));
    return wishes;
}

//! Where records were found but none that could be taken, that is no success.
Result<ExitCode> outcomeOf(const ImportReport &report)
{
    if (report.records == 0)
        return failure(ErrorKind::Invalid, Text::tr("There are no records in the file. Nothing was changed."));
    if (report.problems.count == report.records) {
        return failure(ErrorKind::Invalid,
                       Text::tr("None of the records in the file can be taken. Nothing was changed."));
    }
    if (report.error) // What could be read is in.
        return failure(report.error->kind, report.error->message);
    return ExitCode::Success;
}

Result<ExitCode> importFile(Context &context)
{
    const CommandLine &read = context.commandLine;
    const auto opened = openCatalogue(context);
    if (!opened)
        return passOn(opened);
    const auto report = std::make_shared<ImportReport>();
    report->isDry = read.has(u"dry-run"_s);
    report->addsDoubles = read.has(u"with-doubles"_s);
    const auto done = runImport(
        *opened, report, [wishes = wishesOf(read)](store::ImportRun &run) { return run.run(wishes); }, context);
    if (!done)
        return passOn(done);
    writeReport(*report, context);
    return outcomeOf(*report);
}

Result<QList<EarlierImport>> findLast(db::Executor &executor, const Context &context)
{
    return await(executor.read([](db::Session &session) { return store::earlierImports(session, 1); }),
                 context.interruption);
}

Result<ExitCode> takenBack(const EarlierImport &import, const QList<BatchObstacle> &obstacles, Context &context)
{
    if (!obstacles.isEmpty()) {
        return failure(ErrorKind::Conflict,
                       Text::tr("Nothing was taken back, because something has been changed since:") + u'\n'
                           + displayText(obstaclesText(obstacles)));
    }
    context.answer(Json::Object()
                       .add("at", Json::instant(import.at))
                       .add("authors", Json::number(import.authors))
                       .add("books", Json::number(import.books)),
                   Text::tr("The import of %1 is taken back: %2.")
                       .arg(displayInstant(import.at), inWords(CatalogueCount{import.authors, import.books})));
    return ExitCode::Success;
}

Result<ExitCode> undoImport(Context &context)
{
    const auto opened = openCatalogue(context);
    if (!opened)
        return passOn(opened);
    if (!opened->capabilities.hasHistory) {
        return failure(ErrorKind::Schema,
                       Text::tr("This catalogue does not record what is changed, so no import can be taken back. "
                                "“catalpa-cli migrate deploy” begins with it."));
    }
    auto writes = std::make_unique<db::Executor>(opened->catalogue->address());
    const auto last = findLast(*writes, context);
    if (!last)
        return passOn(last);
    if (last->isEmpty()) {
        printNote(Text::tr("There is no import of which anything is left."));
        return ExitCode::NotUndoable;
    }
    const auto undoing = writes->runOnce([batch = last->first().batch](db::Session &session) {
        return store::takeImportBack(session, batch, QUuid::createUuid().toString(QUuid::WithoutBraces));
    });
    const auto obstacles = await(undoing, context.interruption);
    db::Executor::retire(std::move(writes));
    return obstacles.and_then(
        [&](const QList<BatchObstacle> &found) { return takenBack(last->first(), found, context); });
}

QList<Option> importOptions()
{
    return {{.name = u"dry-run"_s,
             .summary = Text::tr("Only tell what would be done, with the first books as they would be.")},
            {.name = u"encoding"_s,
             .value = u"NAME"_s,
             .summary = Text::tr("How its letters are encoded, where that is not found out, such as windows-1250."),
             .withoutValue = Text::tr("--encoding needs the name of an encoding."),
             .check = checkEncoding},
            {.name = u"format"_s,
             .value = u"FORMAT"_s,
             .summary = Text::tr("What the file is, where that is not found out: %1.").arg(formatKeys().join(", "_L1)),
             .values = formatKeys(),
             .check = checkFormat},
            {.name = u"header"_s,
             .value = u"yes|no"_s,
             .summary = Text::tr("Of a table: whether its first row names the columns, where that is not found "
                                 "out."),
             .values = {u"yes"_s, u"no"_s},
             .withoutValue = Text::tr("--header takes yes or no."),
             .check = checkHeader},
            {.name = u"map"_s,
             .value = u"COLUMN=FIELD"_s,
             .summary = Text::tr("Of a table: what columns hold, by their names or numbers, such as "
                                 "Titel=title,2=authors,Notiz=none."),
             .withoutValue = Text::tr("--map needs columns and what they hold."),
             .check = checkMap},
            {.name = u"with-doubles"_s,
             .summary = Text::tr("Add also what is probably there already: by an author whose name differs "
                                 "in a letter or two, or with another number in its series, another edition "
                                 "or other ISBN.")},
            {.name = u"without-author"_s,
             .value = u"NAME"_s,
             .summary = Text::tr("Take records that name no author, too, under this name, such as Anonymous."),
             .withoutValue = Text::tr("--without-author needs a name, such as Anonymous."),
             .check = checkWithoutAuthor}};
}

} // namespace

Command importCommand()
{
    return {.name = u"import"_s,
            .arguments = {{u"FILE"_s, {anyFile}}},
            .options = importOptions(),
            .summary =
                Text::tr("Add the books of a file that are not there yet: a table (CSV, XLSX), MARC 21, UNIMARC, "
                         "MODS, BibTeX, RIS, EndNote, CSL-JSON or Dublin Core."),
            .run = importFile};
}

Command importUndoCommand()
{
    return {.name = u"import undo"_s,
            .summary = Text::tr("Take back the last import: all that it added, or nothing if something of it has been "
                                "changed since."),
            .run = undoImport};
}

} // namespace catalpa::cli
