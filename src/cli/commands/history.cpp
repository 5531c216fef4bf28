// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/history.h"

#include "base/text.h"
#include "cli/context.h"
#include "cli/output/tableoutput.h"
#include "wording/historytext.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

Result<RecordRef> recordFrom(const CommandLine &commandLine)
{
    const QString &kind = commandLine.arguments.at(0);
    if (kind != "author"_L1 && kind != "book"_L1)
        return misused(Text::tr("history takes “author” or “book”; “%1” is neither.").arg(kind));
    bool isNumber = false;
    const qint64 number = commandLine.arguments.at(1).toLongLong(&isNumber);
    if (!isNumber || number < 1 || number > std::numeric_limits<qint32>::max()) {
        return misused(Text::tr("history takes the number of an author or a book, as “authors” and “books” list "
                                "them; “%1” is none.")
                           .arg(commandLine.arguments.at(1)));
    }
    return RecordRef{kind == "author"_L1 ? RecordRef::Kind::Author : RecordRef::Kind::Book, number};
}

QByteArray changeJson(const RecordedChange &change)
{
    return Json::Object()
        .add("field", Json::text(change.field))
        .add("before", Json::text(change.before))
        .add("after", Json::text(change.after))
        .add("cut", Json::boolean(change.isCut))
        .text();
}

QByteArray entryJson(const HistoryEntry &entry)
{
    return Json::Object()
        .add("id", Json::number(entry.id))
        .add("at", Json::instant(entry.at))
        .add("role", Json::text(entry.role))
        .add("program", Json::text(entry.program))
        .add("kind", Json::name(entry.kind, {"begun", "added", "restored", "changed", "deleted", "emptied"}))
        .add("changes", Json::array(entry.changes, changeJson))
        .add("batch", Json::textOrNull(entry.batch))
        .text();
}

QList<QStringList> cellsOf(const HistoryEntry &entry)
{
    const QStringList begin{displayInstant(entry.at), whoText(entry.role, entry.program)};
    QList<QStringList> rows;
    for (const RecordedChange &change : entry.changes)
        rows += begin + QStringList{changeText(change)};
    if (rows.isEmpty())
        rows += begin + QStringList{whatText(entry)};
    return rows;
}

//! Page by page, newest first, so that a history of any length needs the memory of one page.
Result<ExitCode> writeAll(RecordHistory &history, const RecordRef &record, Context &context)
{
    Output &output = context.output;
    const bool asJson = context.commandLine.json();
    Table table({{Text::tr("When")},
                 {Text::tr("Who"), Table::Alignment::Left, 40},
                 {Text::tr("What"), Table::Alignment::Left, 100}});
    qint64 before = 0;
    bool hasMore = true;
    bool isFirst = true;
    while (hasMore && !output.isClosed()) {
        const auto timeline = await(history.timeline(record, before), context.interruption);
        if (!timeline)
            return passOn(timeline);
        QList<QStringList> rows;
        for (const HistoryEntry &entry : timeline->entries) {
            if (asJson)
                output.writeJson((isFirst ? "[" : ",") + entryJson(entry));
            else
                rows += cellsOf(entry);
            isFirst = false;
            before = entry.id;
        }
        if (!rows.isEmpty())
            output.write(table.lines(rows).toUtf8());
        hasMore = timeline->hasMore;
    }
    if (asJson)
        output.writeJson(isFirst ? "[]\n" : "]\n");
    else if (isFirst)
        output.writeLine(Text::tr("Nothing is recorded of this number."));
    return ExitCode::Success;
}

Result<ExitCode> showHistory(Context &context)
{
    const auto opened = openCatalogue(context);
    if (!opened)
        return passOn(opened);
    const auto history = opened->catalogue->history(opened->capabilities);
    if (!history) {
        return failure(ErrorKind::Schema,
                       Text::tr("This catalogue does not record what is changed. “catalpa-cli migrate deploy” begins "
                                "with it."));
    }
    return recordFrom(context.commandLine).and_then([&](const RecordRef &record) {
        return writeAll(*history, record, context);
    });
}

} // namespace

Command historyCommand()
{
    return {.name = u"history"_s,
            .arguments = {{u"KIND"_s, {u"author"_s, u"book"_s}}, {u"NUMBER"_s}},
            .check = [](const CommandLine &read) { return recordFrom(read).map([](const RecordRef &) {}); },
            .summary = Text::tr("Tell what was done to an author or a book, newest first."),
            .run = showHistory};
}

} // namespace catalpa::cli
