// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/launchrequest.h"
#include "base/result.h"

#include <QtCore/QStringList>

namespace catalpa::app {

//! What the command line asks for.
struct Arguments {
    LaunchRequest request;
    QString look; //!< "light", "dark", or empty for what was chosen in the program.
    QString screenshot; //!< The file for a picture of the catalogue, after which the program ends; else empty.
    bool help = false;
    bool version = false;
};

//! \a words begin with the program's name. The error is a sentence about the command line.
Result<Arguments> readArguments(const QStringList &words);
QString helpText();

} // namespace catalpa::app
