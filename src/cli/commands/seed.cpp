// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/seed.h"

#include "base/text.h"

#include "cli/output/jsonoutput.h"
#include "db/executor.h"
#include "store/addsample.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

Result<Sample> sampleNamed(const QString &name)
{
    QFile file(":/sample/"_L1 + name + ".json"_L1);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Unexpected, Text::tr("The sample cannot be read."), file.errorString());
    return readSample(file.readAll());
}

QString counted(const SampleReport &report)
{
    const QString authors = report.authors == 1 ? Text::tr("1 author") : Text::tr("%1 authors").arg(report.authors);
    const QString books = report.books == 1 ? Text::tr("1 book") : Text::tr("%1 books").arg(report.books);
    return Text::tr("Added %1 and %2.").arg(authors, books);
}

} // namespace

Result<ExitCode> seed(Context &context)
{
    const auto sample = sampleNamed(context.commandLine.sample);
    if (!sample)
        return tl::unexpected(sample.error());
    const auto opened = openCatalogue(context);
    if (!opened)
        return tl::unexpected(opened.error());

    // Not Catalogue::add(): an executor of our own can be interrupted while it writes.
    auto writes = std::make_unique<db::Executor>(opened->catalogue->address());
    const auto adding = writes->runOnce([sample, capabilities = opened->capabilities](db::Session &session) {
        return store::addSample(session, *sample, capabilities);
    });
    const auto report = await(adding, context.interruption);
    db::Executor::retire(std::move(writes));
    if (!report)
        return tl::unexpected(report.error());

    if (context.commandLine.json) {
        context.output.write(Json::Object()
                                 .add("authors", Json::number(report->authors))
                                 .add("books", Json::number(report->books))
                                 .text()
                             + '\n');
    } else {
        context.output.writeLine(*report == SampleReport() ? Text::tr("The whole sample is there already.")
                                                           : counted(*report));
    }
    return ExitCode::Success;
}

} // namespace catalpa::cli
