// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output/transferoutput.h"

#include "wording/transfertext.h"

#include <QtCore/QElapsedTimer>

#include <memory>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr int quietMilliseconds = 2'000;

} // namespace

Transfer::Progress transferProgress(QObject *receiver, const Context &context)
{
    if (context.commandLine.json())
        return {};
    const auto quiet = std::make_shared<QElapsedTimer>();
    quiet->start();
    return queued<TransferProgress>(receiver, [quiet](const TransferProgress &progress) {
        if (progress.total == 0 || !quiet->hasExpired(quietMilliseconds))
            return;
        quiet->restart();
        printNote("  "_L1 + inWords(progress));
    });
}

Json::Object toJson(const CatalogueCount &count)
{
    return Json::Object()
        .add("authors", Json::number(count.authors))
        .add("books", Json::number(count.books))
        .add("sortedByHand", Json::number(count.sortedByHand));
}

ExitCode tellTransfer(const TransferReport &report, const QString &line, Context &context)
{
    context.answer(toJson(report.count)
                       .add("alreadyThere", Json::number(report.alreadyThere))
                       .add("notes", Json::array(report.notes, [](const QString &note) { return Json::text(note); })),
                   [&] {
                       context.output.writeLine(line);
                       for (const QString &note : report.notes)
                           printNote(note);
                   });
    return ExitCode::Success;
}

} // namespace catalpa::cli
