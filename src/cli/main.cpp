// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/filethread.h"
#include "base/text.h"
#include "base/translation.h"
#include "cli/context.h"
#include "db/address/environment.h"
#include "db/executorcount.h"
#include "db/session.h"
#include "platform/endwithin.h"
#include "platform/processarguments.h"
#include "platform/standardstreams.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QLoggingCategory>
#include <QtCore/QThreadPool>

#include <clocale>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::cli;

namespace {

constexpr int longestWait = 5'000; //!< For what uses files.

//! Ends what the command has left running: its connections, then its use of the local catalogue.
void tidyUp(Context &context, ExitCode code)
{
    const bool disconnected = db::ExecutorCount::waitForNone(db::Session::longestConnecting);
    const bool ended = QThreadPool::globalInstance()->waitForDone(longestWait) && disconnected;
    if (context.lease) {
        if (const auto given = context.lease->giveUp(); !given)
            printError(given.error(), context.commandLine.verbose());
    }
    fileThread()->waitForDone();
    if (!ended)
        std::_Exit(int(code));
    platform::endWithin(platform::longestEnd, int(code));
}

ExitCode run(Context &context)
{
    Result<ExitCode> done = context.commandLine.command.run(context);
    const auto written = context.output.finish();
    if (done && !written)
        done = passOn(written);
    if (!done)
        printError(done.error(), context.commandLine.verbose());
    const ExitCode code = done ? *done : exitCodeFor(done.error().kind);
    tidyUp(context, code);
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    platform::ProcessArguments words(argc, argv);
    db::forgetLibpqVariables();
    platform::prepareStandardStreams();
    platform::leaveOutLibpqNotices();
    QLoggingCategory::setFilterRules(u"default=false\ncatalpa.*=false"_s); // What is wrong is said by printError().
    QCoreApplication application(words.count(), words.words());
    catalpa::installTranslations(application);
    QLocale plain; // Without separators between digits, for programs may read them.
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    QLocale::setDefault(plain);
    QCoreApplication::setApplicationName(u"catalpa-cli"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CATALPA_VERSION));
    // libpq's texts are read by their English words; QCoreApplication has set the user's language.
    std::setlocale(LC_MESSAGES, "C");

    auto commandLine = readCommandLine(QCoreApplication::arguments());
    if (!commandLine)
        return int(printMisuse(commandLine.error()));
    if (commandLine->verbose())
        QLoggingCategory::setFilterRules({});
    Context context{.commandLine = *std::move(commandLine)};
    return int(run(context));
}
