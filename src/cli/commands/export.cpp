// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/export.h"

#include "base/text.h"
#include "cli/context.h"
#include "cli/exchange/exportrun.h"
#include "cli/lists/listoptions.h"
#include "cli/output/outputdevice.h"
#include "cli/output/tableoutput.h"
#include "db/executor.h"
#include "platform/wholefile.h"
#include "wording/transfertext.h"

#include <QtCore/QDir>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

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

//! A job of the executor: an export to the standard output, or to a file that is there whole or not at all.
class ExportJob final {
public:
    ExportJob(const CommandLine &read, CatalogueCapabilities capabilities)
        : m_capabilities(std::move(capabilities))
        , m_query(bookQuery(read))
        , m_format(formatOf(read))
        , m_path(read.arguments.first())
        , m_heading(headingOf(read))
    {
        m_query.order = BookQuery().order;
        m_query.collation = m_capabilities.collation;
    }

    Result<ExportReport> operator()(db::Session &session) const
    {
        return m_path == "-"_L1 ? toOutput(session) : toFile(session);
    }

private:
    Result<ExportReport> to(QIODevice &device, db::Session &session) const
    {
        const auto writer = exchange::makeWriter(device, m_format, {.heading = m_heading});
        return exportBooks(session, m_capabilities, m_query, m_format, *writer);
    }

    Result<ExportReport> toOutput(db::Session &session) const
    {
        OutputDevice device;
        const auto report = to(device, session);
        if (device.isReaderGone())
            return ExportReport();
        if (!report || device.flush() || device.isReaderGone())
            return report;
        return failure(ErrorKind::Unexpected,
                       Text::tr("The output could not be written. The system says: %1.").arg(device.errorString()));
    }

    Result<ExportReport> toFile(db::Session &session) const
    {
        platform::WholeFile file(m_path, platform::WholeFile::Access::Usual);
        return file.begin().and_then([&] { return to(file, session); }).and_then([&](const ExportReport &report) {
            return file.commit().map([&] { return report; });
        });
    }

    CatalogueCapabilities m_capabilities;
    BookQuery m_query;
    Format m_format;
    QString m_path;
    QString m_heading;
};

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
    const auto report = await(reads->runOnce(ExportJob(read, opened->capabilities)), context.interruption);
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
