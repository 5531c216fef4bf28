// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/qglobal.h>

QT_BEGIN_NAMESPACE
class QCoreApplication;
QT_END_NAMESPACE

namespace catalpa {

//! Texts in the language of the user, as far as there are any, and English plurals below them. Call once, early.
void installTranslations(QCoreApplication &application);

} // namespace catalpa
