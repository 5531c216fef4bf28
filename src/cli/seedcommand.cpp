// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "seedcommand.h"

#include "db/executor.h"
#include "jsonoutput.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(SeedCommand)
};

Result<Sample> sampleNamed(const QString &name)
{
    QFile file(":/sample/"_L1 + name + ".json"_L1);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Unexpected, Sentences::tr("The sample cannot be read."), file.errorString());
    return readSample(file.readAll());
}

QString counted(const SampleReport &report)
{
    const QString authors =
        report.authors == 1 ? Sentences::tr("1 author") : Sentences::tr("%1 authors").arg(report.authors);
    const QString books = report.books == 1 ? Sentences::tr("1 book") : Sentences::tr("%1 books").arg(report.books);
    return Sentences::tr("Added %1 and %2.").arg(authors, books);
}

} // namespace

Result<ExitCode> seed(Workplace &workplace)
{
    const auto sample = sampleNamed(workplace.invocation.sample);
    if (!sample)
        return tl::unexpected(sample.error());
    const auto opened = openCatalogue(workplace);
    if (!opened)
        return tl::unexpected(opened.error());

    // Not Catalogue::add(): an executor of our own can be interrupted while it writes.
    auto writes = std::make_unique<db::Executor>(opened->catalogue->address());
    const auto adding = writes->runOnce(
        [sample, shape = opened->shape](db::Session &session) { return store::addSample(session, *sample, shape); });
    const auto report = awaited(adding, workplace.interruption);
    db::Executor::retire(std::move(writes));
    if (!report)
        return tl::unexpected(report.error());

    if (workplace.invocation.json) {
        workplace.output.write(Json::Object()
                                   .add("authors", Json::number(report->authors))
                                   .add("books", Json::number(report->books))
                                   .text()
                               + '\n');
    } else {
        workplace.output.writeLine(*report == SampleReport() ? Sentences::tr("The whole sample is there already.")
                                                             : counted(*report));
    }
    return ExitCode::Success;
}

} // namespace catalpa::cli
