// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/seed.h"

#include "base/text.h"
#include "cli/context.h"
#include "db/executor.h"
#include "store/addsample.h"
#include "wording/transfertext.h"

#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

QStringList samples()
{
    return {u"guide"_s, u"world"_s};
}

Result<> checkSample(const QString &value, const CommandLine & /*read*/)
{
    return samples().contains(value) ? Result<>() : misused(Text::tr("There are two samples: guide and world."));
}

Result<Sample> sampleNamed(const QString &name)
{
    QFile file(":/sample/"_L1 + name + ".json"_L1);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Unexpected, Text::tr("The sample cannot be read."), file.errorString());
    return readSample(file.readAll());
}

Result<ExitCode> addSample(Context &context)
{
    const auto sample = sampleNamed(context.commandLine.value(u"sample"_s).value_or(samples().first()));
    if (!sample)
        return passOn(sample);
    const auto opened = openCatalogue(context);
    if (!opened)
        return passOn(opened);

    // Not Catalogue::add(): an executor of our own can be interrupted while it writes.
    auto writes = std::make_unique<db::Executor>(opened->catalogue->address());
    const auto adding = writes->runOnce([sample, capabilities = opened->capabilities](db::Session &session) {
        return store::addSample(session, *sample, capabilities);
    });
    const auto report = await(adding, context.interruption);
    db::Executor::retire(std::move(writes));
    return report.map([&context](const SampleReport &added) {
        context.answer(
            Json::Object().add("authors", Json::number(added.authors)).add("books", Json::number(added.books)),
            added == SampleReport() ? Text::tr("The whole sample is there already.")
                                    : Text::tr("Added %1.").arg(inWords(CatalogueCount{added.authors, added.books})));
        return ExitCode::Success;
    });
}

} // namespace

Command seedCommand()
{
    return {.name = u"seed"_s,
            .options = {{.name = u"sample"_s,
                         .value = samples().join(u'|'),
                         .summary = Text::tr("Which of the two samples; usually that of the guide."),
                         .values = samples(),
                         .check = checkSample}},
            .summary = Text::tr("Add sample authors and books that are not there yet: a few from the guide, or several "
                                "hundred real works from all over the world."),
            .run = addSample};
}

} // namespace catalpa::cli
