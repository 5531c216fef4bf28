// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QCoreApplication>

namespace catalpa {

//! The one way to a translated sentence outside of a QObject: Text::tr("%n books", nullptr, count).
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Catalpa)
};

} // namespace catalpa
