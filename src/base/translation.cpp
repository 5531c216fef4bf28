// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/translation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QTranslator>

using namespace Qt::StringLiterals;

namespace catalpa {

void installTranslations(QCoreApplication &application)
{
    // The translator that is installed last is asked first.
    auto *english = new QTranslator(&application);
    if (english->load(u":/translations/catalpa_en.qm"_s))
        QCoreApplication::installTranslator(english);
    auto *own = new QTranslator(&application);
    if (own->load(QLocale(), u"catalpa"_s, u"_"_s, u":/translations"_s))
        QCoreApplication::installTranslator(own);
}

} // namespace catalpa
