// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"
#include "core/translation.h"
#include "platform.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLoggingCategory>
#include <QtCore/QThreadPool>

#include <clocale>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::cli;

namespace {

// A connection that is being made cannot be interrupted; the end of the program does not wait for it.
constexpr int longestWait = 5'000;

//! Ends what the command has left running: its connections, then its use of the local catalogue.
void tidyUp(Workplace &workplace, ExitCode code)
{
    const bool ended = QThreadPool::globalInstance()->waitForDone(longestWait);
    if (workplace.lease) {
        if (const auto given = workplace.lease->giveUp(); !given)
            complain(given.error(), workplace.invocation.verbose);
    }
    if (!ended)
        std::_Exit(int(code));
}

ExitCode run(Workplace &workplace)
{
    Result<ExitCode> done = runCommand(workplace);
    const auto written = workplace.output.finish();
    if (done && !written)
        done = tl::unexpected(written.error());
    if (!done)
        complain(done.error(), workplace.invocation.verbose);
    const ExitCode code = done ? *done : exitCodeFor(done.error().kind);
    tidyUp(workplace, code);
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    prepareStandardStreams();
    QLoggingCategory::setFilterRules(u"default=false\ncatalpa.*=false"_s); // What is wrong is said by complain().
    QCoreApplication application(argc, argv);
    catalpa::installTranslations(application);
    QCoreApplication::setApplicationName(u"catalpa-cli"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CATALPA_VERSION));
    // libpq's texts are read by their English words; QCoreApplication has set the user's language.
    std::setlocale(LC_MESSAGES, "C");

    auto invocation = readCommandLine(QCoreApplication::arguments());
    if (!invocation) {
        complain(invocation.error(), false);
        say(QCoreApplication::translate("CommandLine", "'catalpa-cli --help' lists the commands and options."));
        return int(ExitCode::Usage);
    }
    if (invocation->verbose)
        QLoggingCategory::setFilterRules({});
    Workplace workplace{.invocation = *std::move(invocation)};
    return int(run(workplace));
}
