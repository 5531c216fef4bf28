// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/exchange/importreport.h"

#include "base/text.h"
#include "cli/context.h"
#include "cli/output/tableoutput.h"
#include "core/json/json.h"
#include "db/executor.h"
#include "store/imports/importrun.h"
#include "wording/transfertext.h"

#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::cli {

using exchange::ImportReport;
using exchange::IncomingBook;
using exchange::Remark;
using exchange::Remarks;

namespace {

constexpr qsizetype mostTold = 20; //!< Remarks; all that are kept are in the JSON.
constexpr int longestSentence = 300; // Columns of the terminal.

QString number(qint64 count)
{
    return QLocale().toString(count);
}

QByteArray json(const Remark &remark)
{
    return Json::Object().add("record", Json::number(remark.record)).add("reason", Json::text(remark.reason)).text();
}

QByteArray json(const IncomingBook &book)
{
    return Json::Object()
        .add("title", Json::text(book.title))
        .add("author", Json::text(book.author.name))
        .add("country", Json::text(book.author.country))
        .text();
}

QByteArray json(const Remarks &remarks)
{
    return Json::array(remarks.kept, [](const Remark &remark) { return json(remark); });
}

Json::Object json(const ImportReport &report)
{
    Json::Object leftOut;
    for (const auto &[field, count] : report.leftOut.asKeyValueRange())
        leftOut.add(exchange::fieldKey(field).toLatin1(), Json::number(count));
    Json::Object all;
    all.add("format", Json::text(exchange::formatKey(report.format)))
        .add("records", Json::number(report.records))
        .add("new", Json::number(report.fresh))
        .add("newAuthors", Json::number(report.freshAuthors))
        .add("changed", Json::number(0))
        .add("unchanged", Json::number(report.unchanged))
        .add("repeated", Json::number(report.repeated))
        .add("doubles", Json::number(report.doubles))
        .add("resembling", json(report.resembling))
        .add("problemCount", Json::number(report.problems.count))
        .add("problems", json(report.problems))
        .add("notes", json(report.notes))
        .add("leftOut", leftOut.text());
    if (report.isDry)
        all.add("first", Json::array(report.shown, [](const IncomingBook &book) { return json(book); }));
    return all.add("written", Json::number(report.writtenBooks));
}

//! The fields, those of most records first.
QString fieldNames(const QMap<exchange::Field, qint64> &counts)
{
    QList<exchange::Field> fields = counts.keys();
    std::stable_sort(fields.begin(), fields.end(),
                     [&](auto one, auto other) { return counts.value(one) > counts.value(other); });
    QStringList names;
    for (const exchange::Field field : std::as_const(fields))
        names += exchange::fieldName(field);
    return names.join(", "_L1);
}

void tell(const QString &heading, const Remarks &remarks)
{
    if (remarks.count == 0)
        return;
    printNote(heading);
    for (const Remark &remark : remarks.kept.first(std::min(mostTold, remarks.kept.size())))
        printNote("  "_L1
                  + displayLine(Text::tr("Record %1: %2").arg(number(remark.record), remark.reason), longestSentence));
    if (remarks.count > mostTold)
        printNote("  "_L1 + Text::tr("and %1 more; --json lists a thousand.").arg(number(remarks.count - mostTold)));
}

void writeForPeople(const ImportReport &report, Context &context)
{
    Output &output = context.output;
    output.writeLine(
        Text::tr("%1, %Ln record(s):", nullptr, int(report.records)).arg(exchange::formatName(report.format)));
    const auto line = [&output](const QString &name, qint64 count) {
        output.writeLine("  "_L1 + Text::tr("%1: %2").arg(name, number(count)));
    };
    line(report.isDry ? Text::tr("would be added") : Text::tr("added"),
         report.isDry ? report.fresh : report.writtenBooks);
    line(Text::tr("authors among them that are new"), report.freshAuthors);
    line(Text::tr("there already"), report.unchanged - report.repeated);
    if (report.repeated > 0)
        line(Text::tr("repeated in the file"), report.repeated);
    line(report.addsDoubles ? Text::tr("probable doubles, taken") : Text::tr("probable doubles, left out"),
         report.doubles);
    line(Text::tr("problems"), report.problems.count);
    if (report.isDry && !report.shown.isEmpty()) {
        Table table({{Text::tr("Title")}, {Text::tr("Author"), Table::Alignment::Left, 40}, {Text::tr("Country")}});
        QList<QStringList> rows;
        for (const IncomingBook &book : report.shown)
            rows += {book.title, book.author.name, book.author.country.value_or(QString())};
        output.write(table.lines(rows).toUtf8());
    }
    if (!report.isDry && report.writtenBooks > 0 && report.canBeTakenBack)
        output.writeLine(Text::tr("“catalpa-cli import undo” takes it back."));
}

//! What is there of an import that was stopped, and how it can be taken back.
QString stoppedText(const ImportReport &report)
{
    if (report.writtenBooks == 0)
        return Text::tr("Nothing of the file has been added.");
    const QString there =
        Text::tr("%1 are added.").arg(inWords(CatalogueCount{report.writtenAuthors, report.writtenBooks}));
    const QString onwards = Text::tr("The same command goes on with the rest.");
    return report.canBeTakenBack
        ? there + u' ' + Text::tr("“catalpa-cli import undo” takes them back.") + u' ' + onwards
        : there + u' ' + onwards;
}

} // namespace

void writeReport(const ImportReport &report, Context &context)
{
    context.answer(json(report), [&] { writeForPeople(report, context); });
    context.output.flush();
    if (report.fuller > 0) {
        printNote(
            Text::tr("%Ln record(s) hold more than a title and an author (%1); this catalogue has no place for it "
                     "yet, or finds it by its own rules, and it is left out.",
                     nullptr, int(report.fuller))
                .arg(fieldNames(report.leftOut)));
    }
    if (!report.isDry && report.writtenBooks > 0 && !report.canBeTakenBack) {
        printNote(Text::tr("This catalogue does not record what is changed, so the import cannot be taken back as a "
                           "whole. “catalpa-cli migrate deploy” begins with it."));
    }
    tell(Text::tr("Probable doubles; --with-doubles takes them, too:"), report.resembling);
    tell(Text::tr("Not taken:"), report.problems);
    tell(Text::tr("Taken, but:"), report.notes);
}

Result<> runImport(const OpenedCatalogue &opened, const std::shared_ptr<ImportReport> &report,
                   const std::function<Result<>(store::ImportRun &)> &work, const Context &context)
{
    auto writes = std::make_unique<db::Executor>(opened.catalogue->address());
    const auto running =
        writes->runOnce([report, work, capabilities = opened.capabilities](db::Session &session) -> Result<> {
            store::ImportRun run(session, capabilities, *report);
            return work(run);
        });
    auto done = await(running, context.interruption);
    writes.reset(); // When the thread has ended, the report is ours.
    if (!done && report->records > 0 && !report->isDry)
        printNote(stoppedText(*report));
    return done;
}

} // namespace catalpa::cli
