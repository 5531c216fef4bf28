// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/export.h"

#include "base/text.h"
#include "cli/context.h"
#include "cli/lists/listoptions.h"
#include "cli/output/outputdevice.h"
#include "cli/output/tableoutput.h"
#include "db/executor.h"
#include "platform/wholefile.h"
#include "store/exports/exportrun.h"
#include "store/pgbookexchange.h"
#include "wording/transfertext.h"

#include <QtCore/QDir>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

using exchange::ExportReport;
using exchange::Format;

QStringList formatKeys()
{
    QStringList keys;
    for (const Format format : exchange::writableFormats())
        keys += exchange::formatKey(format);
    return keys;
}

Result<> checkFormat(const QString &value, const CommandLine & /*read*/)
{
    if (exchange::writableFormats().contains(exchange::formatOf(value)))
        return {};
    return misused(Text::tr("--format takes one of these: %1.").arg(formatKeys().join(", "_L1)));
}

Format formatOf(const CommandLine &read)
{
    return exchange::formatOf(read.value(u"format"_s).value_or(QString()));
}

//! What an HTML page is headed by.
QString headingOf(const CommandLine &read)
{
    const QString search = read.value(u"search"_s).value_or(QString()).trimmed();
    return search.isEmpty() ? Text::tr("Books") : Text::tr("Books found by “%1”").arg(search);
}

exchange::ExportWishes wishesOf(const CommandLine &read, const CatalogueCapabilities &capabilities)
{
    exchange::ExportWishes wishes{
        .path = read.arguments.first(), .format = formatOf(read), .query = bookQuery(read), .heading = headingOf(read)};
    wishes.query.order = BookQuery().order;
    wishes.query.collation = capabilities.collation;
    return wishes;
}

Result<ExportReport> exportToOutput(db::Session &session, const CatalogueCapabilities &capabilities,
                                    const exchange::ExportWishes &wishes)
{
    OutputDevice device;
    const auto writer = exchange::makeWriter(device, wishes.format, {.heading = wishes.heading});
    const auto report = store::ExportRun(session, capabilities, wishes).run(*writer);
    if (report)
        device.flush();
    if (device.isReaderGone())
        return report.value_or(ExportReport());
    if (const auto error = device.error()) // It says more than the writer, which has failed because of it.
        return failure(*error);
    return report;
}

QByteArray lossesJson(const QMap<QString, qint64> &losses)
{
    QByteArrayList elements;
    for (const auto &[sentence, books] : losses.asKeyValueRange())
        elements += Json::Object().add("books", Json::number(books)).add("reason", Json::text(sentence)).text();
    return Json::array(elements);
}

void tell(const ExportReport &report, const CommandLine &read, Context &context)
{
    const QString &path = read.arguments.first();
    const QString format = exchange::formatName(formatOf(read));
    if (path == "-"_L1 || platform::isStandardOutput(path)) { // Nothing may stand behind the records.
        printNote(Text::tr("Wrote %1 as %2.").arg(booksInWords(report.books), format));
    } else {
        context.answer(Json::Object().add("books", Json::number(report.books)).add("losses", lossesJson(report.losses)),
                       Text::tr("Wrote %1 as %2 to “%3”.")
                           .arg(booksInWords(report.books), format, displayLine(QDir::toNativeSeparators(path), 200)));
        context.output.flush();
    }
    for (const auto &[sentence, books] : report.losses.asKeyValueRange())
        printNote("  "_L1 + Text::tr("%1: %2").arg(booksInWords(books), sentence));
}

Result<ExitCode> exportCatalogue(Context &context)
{
    const CommandLine &read = context.commandLine;
    for (const QString &sentence : searchWarnings(read))
        printNote(Text::tr("catalpa-cli: warning: %1").arg(sentence));
    const auto opened = openCatalogue(context);
    if (!opened)
        return passOn(opened);
    auto reads = std::make_unique<db::Executor>(opened->catalogue->address());
    const auto report = await(reads->runOnce([wishes = wishesOf(read, opened->capabilities),
                                              capabilities = opened->capabilities](db::Session &session) {
        return wishes.path == "-"_L1 ? exportToOutput(session, capabilities, wishes)
                                     : store::exportToFile(session, capabilities, wishes);
    }),
                              context.interruption);
    reads.reset(); // What was begun beside a file is gone when the thread has ended.
    return report.map([&](const ExportReport &done) {
        tell(done, read, context);
        return ExitCode::Success;
    });
}

} // namespace

Command exportCommand()
{
    return {
        .name = u"export"_s,
        .arguments = {{u"FILE"_s, {anyFile}}},
        .alternatives = {{.name = u"format"_s,
                          .value = u"FORMAT"_s,
                          .summary = Text::tr("The form of the file: %1.").arg(formatKeys().join(", "_L1)),
                          .values = formatKeys(),
                          .check = checkFormat}},
        .withoutAlternative =
            Text::tr("The form of the file is missing: give --format with one of %1.").arg(formatKeys().join(", "_L1)),
        .options = {listOptions(SearchScope::Books).first()},
        .summary = Text::tr("Write the books, or those that a search finds, with their authors into a file for "
                            "other programs; into the standard output for “-”. An older file is replaced when the "
                            "new one is whole."),
        .run = exportCatalogue};
}

} // namespace catalpa::cli
