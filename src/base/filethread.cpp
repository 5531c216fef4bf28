// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/filethread.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QThreadPool>

#include <memory>

namespace catalpa {

QThreadPool *fileThread()
{
    static const auto pool = [] {
        auto made = std::make_unique<QThreadPool>();
        made->setMaxThreadCount(1);
        qAddPostRoutine([] { fileThread()->waitForDone(); });
        return made;
    }();
    return pool.get();
}

} // namespace catalpa
