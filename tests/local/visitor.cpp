// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// local_visitor start|hold FOLDER: another program that uses the local catalogue.
// start: starts it to stay, and ends. hold: takes a lease, and gives it up when its input ends.
// The answer is one line: "ok" and the socket folder, or "error" and the sentence.

#include "local/locallease.h"

#include <QtCore/QCoreApplication>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

template <typename T>
bool answer(const Result<T> &result, const QString &good)
{
    const QString line = result ? "ok "_L1 + good : "error "_L1 + result.error().message;
    std::puts(line.toUtf8().constData());
    std::fflush(stdout);
    return result.has_value();
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    const local::LocalServer server(arguments.at(2));
    if (arguments.at(1) == "start"_L1) {
        const auto address = server.start();
        return answer(address, address ? address->host : QString()) ? 0 : 1;
    }
    const auto lease = local::LocalLease::take(server);
    if (!answer(lease, lease ? lease->address().host : QString()))
        return 1;
    while (std::getchar() != EOF) { }
    return 0;
}
