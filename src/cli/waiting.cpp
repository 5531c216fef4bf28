// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "waiting.h"

#include "platform.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSocketNotifier>

namespace catalpa::cli {

Interruption::Interruption()
{
    const int descriptor = catchEndingSignals();
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
    return hasEndingSignalCome();
}

Error Interruption::error()
{
    return {ErrorKind::Cancelled, QCoreApplication::translate("Interruption", "This was stopped."), {}};
}

} // namespace catalpa::cli
