// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/await.h"

#include "base/text.h"
#include "platform/standardstreams.h"

#include <QtCore/QSocketNotifier>

namespace catalpa::cli {

Interruption::Interruption()
{
    const int descriptor = platform::catchEndingSignals();
    if (descriptor < 0)
        return;
    auto *notifier = new QSocketNotifier(descriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        Q_EMIT came();
    });
}

bool Interruption::hasCome() const
{
    return platform::hasEndingSignalCome();
}

Error Interruption::error()
{
    return {ErrorKind::Cancelled, Text::tr("This was stopped."), {}};
}

void awaitEnd(const Interruption &interruption)
{
    QEventLoop loop;
    QObject::connect(&interruption, &Interruption::came, &loop, &QEventLoop::quit);
    if (!interruption.hasCome())
        loop.exec();
}

} // namespace catalpa::cli
